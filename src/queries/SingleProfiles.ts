import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { computeStepMs } from 'profile/time/computeStepMs';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { SingleProfile } from 'pyroscope/client';
import { isCancellation, isLasting, toPyroscopeError } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from './clients';

interface SingleProfilesState extends SceneObjectState {
  /** Oldest first; none while they load, and where the server tells of none. */
  profiles: readonly SingleProfile[];
}

export interface SingleProfilesQuestion extends TimeRangeMs {
  readonly profileTypeId: string;
  readonly labelSelector: string;
}

/** So many points in time at the most, each with its largest profile. */
const MAX_POINTS = 60;

/** Data sources whose server knows no single profiles. */
const lacking = new Set<string>();

/** The profiles that stand out in a range, one by one. What a server cannot tell is no error: there is just nothing to choose. */
export class SingleProfiles extends SceneObjectBase<SingleProfilesState> {
  private request?: AbortController;
  private key?: string;

  constructor() {
    super({ profiles: [] });
    this.addActivationHandler(() => () => {
      this.request?.abort();
      this.key = undefined;
    });
  }

  ask(dataSourceUid: string, question: SingleProfilesQuestion): void {
    const key = JSON.stringify([dataSourceUid, question]);
    if (key === this.key) {
      return;
    }
    this.key = key;
    this.request?.abort();
    this.request = new AbortController();
    this.setState({ profiles: [] });
    if (!lacking.has(dataSourceUid)) {
      void this.load(dataSourceUid, question, this.request.signal);
    }
  }

  private async load(dataSourceUid: string, question: SingleProfilesQuestion, signal: AbortSignal): Promise<void> {
    try {
      const query = { ...question, stepMs: computeStepMs(question, MAX_POINTS) };
      const profiles = await getPyroscopeClient(dataSourceUid).fetchSingleProfiles(query, signal);
      if (!signal.aborted) {
        this.setState({ profiles });
      }
    } catch (error) {
      if (!signal.aborted && !isCancellation(error) && isLasting(toPyroscopeError(error))) {
        lacking.add(dataSourceUid);
      }
    }
  }
}
