import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { cutRange } from 'profile/slices/cutRange';
import type { FunctionSeries } from 'profile/slices/computeFunctionSeries';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ProfileQuery } from 'pyroscope/client';
import { isCancellation, toPyroscopeError, type PyroscopeError } from 'pyroscope/PyroscopeError';
import { computeSeriesInWorker } from 'worker/profileWorker';
import { fetchSlices } from './fetchSlices';

/** Functions over the parts of one query's range. */
export interface LoadedTrends {
  readonly query: ProfileQuery;
  readonly series: FunctionSeries;
  readonly ranges: readonly TimeRangeMs[];
}

export interface FunctionTrendsState extends SceneObjectState {
  isLoading: boolean;
  trends?: LoadedTrends;
  error?: PyroscopeError;
}

export const TREND_PARTS = 24;

// Each part is a small tree; what it leaves out is missing in the functions it cut, never in the total.
const NODES_PER_PART = 8_192;
// Of stacks through one frame only the total counts.
const NODES_PER_FRAME_PART = 64;

/** Loads how every function, or the frame of a call site, went over time, from one small profile per part of the range. */
export class FunctionTrends extends SceneObjectBase<FunctionTrendsState> {
  private request?: AbortController;
  private key?: string;

  constructor() {
    super({ isLoading: false });
    this.addActivationHandler(() => () => this.forget());
  }

  /** Loads the trends of a query unless they are here; undefined stops what is under way. */
  ask(dataSourceUid: string, query: ProfileQuery | undefined): void {
    const key = query && JSON.stringify([dataSourceUid, query]);
    if (key === this.key) {
      return;
    }
    this.forget();
    if (!query) {
      this.setState({ isLoading: false, trends: undefined, error: undefined });
      return;
    }
    this.key = key;
    this.request = new AbortController();
    this.setState({ isLoading: true, trends: undefined, error: undefined });
    void this.load(dataSourceUid, query, this.request.signal);
  }

  private forget(): void {
    this.request?.abort();
    this.key = undefined;
  }

  private async load(dataSourceUid: string, query: ProfileQuery, signal: AbortSignal): Promise<void> {
    try {
      const partQuery = { ...query, maxNodes: query.callSite ? NODES_PER_FRAME_PART : NODES_PER_PART };
      const slices = await fetchSlices(dataSourceUid, partQuery, TREND_PARTS, signal);
      const series = await computeSeriesInWorker(slices);
      if (!signal.aborted) {
        this.setState({ isLoading: false, trends: { query, series, ranges: cutRange(query, TREND_PARTS) } });
      }
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) {
        this.setState({ isLoading: false, error: toPyroscopeError(error) });
      }
    }
  }
}
