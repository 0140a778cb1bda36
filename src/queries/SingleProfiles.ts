import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getCurrentAnswer } from 'loading/Loader';
import { computeStepMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { SingleProfile } from 'pyroscope/client';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from './clients';
import { ServerLoader } from './ServerLoader';

interface SingleProfilesState extends SceneObjectState {
  /** Profiles, oldest first; none while they load, and if the server reports none. */
  profiles: readonly SingleProfile[];
  /** Reason why there are none. */
  error?: PyroscopeError;
}

export interface SingleProfilesQuestion extends TimeRangeMs {
  readonly profileTypeId: string;
  readonly labelSelector: string;
}

/** Largest number of points in time, each with its largest profile. */
const MAX_POINTS = 60;

/** Servers that know no single profiles, by data source. They are not asked again. */
const lacking = new Map<string, PyroscopeError>();

/** The profiles that stand out in a range, one by one. */
export class SingleProfiles extends SceneObjectBase<SingleProfilesState> {
  private readonly loader = new ServerLoader<Question, SingleProfile[]>(load, (state) =>
    // Profiles of another range are nothing to choose from.
    this.setState({ profiles: getCurrentAnswer(state) ?? [], error: state.error }),
  );

  constructor() {
    super({ profiles: [] });
    this.addActivationHandler(() => () => this.loader.stop());
  }

  ask(dataSourceUid: string, range: SingleProfilesQuestion): void {
    this.loader.ask(JSON.stringify([dataSourceUid, range]), { dataSourceUid, range });
  }
}

interface Question {
  readonly dataSourceUid: string;
  readonly range: SingleProfilesQuestion;
}

async function load({ dataSourceUid, range }: Question, signal: AbortSignal): Promise<SingleProfile[]> {
  const reason = lacking.get(dataSourceUid);
  if (reason) {
    throw reason;
  }
  try {
    const query = { ...range, stepMs: computeStepMs(range, MAX_POINTS) };
    return await getPyroscopeClient(dataSourceUid).fetchSingleProfiles(query, signal);
  } catch (error) {
    if (error instanceof PyroscopeError && error.kind === 'unsupported') {
      lacking.set(dataSourceUid, error);
    }
    throw error;
  }
}
