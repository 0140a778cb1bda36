import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { cutRange } from 'profile/slices/cutRange';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { EncodedProfile } from 'profile/tree/EncodedProfile';
import { AnswerCache } from 'pyroscope/cache';
import type { ProfileQuery } from 'pyroscope/client';
import { isCancellation, toPyroscopeError, type PyroscopeError } from 'pyroscope/PyroscopeError';
import { fetchSlices } from './fetchSlices';

/** The equal parts of one query's range, oldest first. */
export interface LoadedSlices {
  readonly query: ProfileQuery;
  readonly ranges: readonly TimeRangeMs[];
  readonly profiles: readonly EncodedProfile[];
}

interface SliceLoaderState extends SceneObjectState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Those that were asked for last, once they are here. */
  slices?: LoadedSlices;
  error?: PyroscopeError;
}

// Parts are small trees; what one leaves out is missing in the functions it cut, never in the total.
export const NODES_PER_SLICE = 8_192;

/** The sides on screen, and those before. */
const answers = new AnswerCache<EncodedProfile[]>(6);

/** Loads one small profile per part of a range, at most four at a time. */
export class SliceLoader extends SceneObjectBase<SliceLoaderState> {
  private request?: AbortController;
  private key?: string;

  constructor() {
    super({ status: 'idle' });
    this.addActivationHandler(() => () => this.forget());
  }

  /** Loads the parts of a query unless they are here; undefined stops what is under way. */
  ask(dataSourceUid: string, query: ProfileQuery | undefined, count: number): void {
    const key = query && JSON.stringify([dataSourceUid, query, count]);
    if (key === this.key) {
      return;
    }
    this.forget();
    if (!query || !key) {
      this.setState({ status: 'idle', slices: undefined, error: undefined });
      return;
    }
    this.key = key;
    this.request = new AbortController();
    this.setState({ status: 'loading', slices: undefined, error: undefined });
    void this.load(dataSourceUid, query, count, this.request.signal);
  }

  private forget(): void {
    this.request?.abort();
    this.key = undefined;
  }

  private async load(dataSourceUid: string, query: ProfileQuery, count: number, signal: AbortSignal): Promise<void> {
    const partQuery = { ...query, maxNodes: NODES_PER_SLICE };
    try {
      const profiles = await answers.get(
        JSON.stringify([dataSourceUid, partQuery, count]),
        (requestSignal) => fetchSlices(dataSourceUid, partQuery, count, requestSignal),
        signal,
      );
      this.setState({ status: 'ready', slices: { query, ranges: cutRange(query, count), profiles } });
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) {
        this.setState({ status: 'failed', error: toPyroscopeError(error) });
      }
    }
  }
}
