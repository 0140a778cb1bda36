import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getCurrentAnswer } from 'loading/Loader';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { cutTrend } from 'profile/series/slices/cutTrend';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ProfileQuery } from 'pyroscope/client';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getEngine } from 'worker/getEngine';
import { ServerLoader } from './ServerLoader';
import { fetchSlices } from './SliceLoader';

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

// Each part is a small tree. Its cut nodes are missing from their functions, never from the total.
const NODES_PER_PART = 8_192;
// For stacks through one frame only the total counts.
const NODES_PER_FRAME_PART = 64;

/** Loads how every function, or the frame of a call site, went over time, from one small profile per part of the range. */
export class FunctionTrends extends SceneObjectBase<FunctionTrendsState> {
  private readonly loader = new ServerLoader<TrendsQuestion, LoadedTrends>(load, (state) =>
    // Functions of another profile are no picture to keep.
    this.setState({ isLoading: state.isLoading, error: state.error, trends: getCurrentAnswer(state) }),
  );

  constructor() {
    super({ isLoading: false });
    this.addActivationHandler(() => () => this.loader.stop());
  }

  /** Loads the trends of a query unless they are loaded; undefined stops the request. */
  ask(dataSourceUid: string, query: ProfileQuery | undefined): void {
    if (query) {
      this.loader.ask(JSON.stringify([dataSourceUid, query]), { dataSourceUid, query });
    } else {
      this.loader.clear();
    }
  }
}

interface TrendsQuestion {
  readonly dataSourceUid: string;
  readonly query: ProfileQuery;
}

async function load({ dataSourceUid, query }: TrendsQuestion, signal: AbortSignal): Promise<LoadedTrends> {
  const partQuery = { ...query, maxNodes: query.callSite ? NODES_PER_FRAME_PART : NODES_PER_PART };
  const ranges = cutTrend(query);
  const slices = await fetchSlices(dataSourceUid, partQuery, ranges, signal);
  const series = await (await getEngine()).computeSeries(slices);
  return { query, series, ranges };
}
