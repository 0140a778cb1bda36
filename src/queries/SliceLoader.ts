import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getCurrentAnswer } from 'loading/Loader';
import { mapLimited } from 'loading/mapLimited';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { AnswerCache } from 'pyroscope/cache';
import type { ProfileQuery } from 'pyroscope/client';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from './clients';
import { ServerLoader } from './ServerLoader';

/** Parts of one query's range, oldest first. */
export interface LoadedSlices {
  readonly query: ProfileQuery;
  readonly ranges: readonly TimeRangeMs[];
  readonly profiles: readonly EncodedProfile[];
}

interface SliceLoaderState extends SceneObjectState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Slices requested last, once they have loaded. */
  slices?: LoadedSlices;
  error?: PyroscopeError;
}

// Parts are small trees; what one leaves out is missing in the functions it cut, never in the total.
export const NODES_PER_SLICE = 8_192;

/** The sides on screen, and those before. */
const answers = new AnswerCache<EncodedProfile[]>(6);

/** Loads one small profile per part of a range, at most four at a time. */
export class SliceLoader extends SceneObjectBase<SliceLoaderState> {
  private readonly loader = new ServerLoader<SlicesQuestion, LoadedSlices>(load, (state) => {
    const { isLoading, error } = state;
    const slices = getCurrentAnswer(state);
    this.setState({ status: isLoading ? 'loading' : error ? 'failed' : slices ? 'ready' : 'idle', slices, error });
  });

  constructor() {
    super({ status: 'idle' });
    this.addActivationHandler(() => () => this.loader.stop());
  }

  /** Loads the parts of a query unless they are loaded; undefined stops the request. */
  ask(dataSourceUid: string, query: ProfileQuery | undefined, ranges: readonly TimeRangeMs[]): void {
    if (query) {
      this.loader.ask(JSON.stringify([dataSourceUid, query, ranges]), { dataSourceUid, query, ranges });
    } else {
      this.loader.clear();
    }
  }
}

interface SlicesQuestion {
  readonly dataSourceUid: string;
  readonly query: ProfileQuery;
  readonly ranges: readonly TimeRangeMs[];
}

async function load({ dataSourceUid, query, ranges }: SlicesQuestion, signal: AbortSignal): Promise<LoadedSlices> {
  const partQuery = { ...query, maxNodes: NODES_PER_SLICE };
  const profiles = await answers.get(
    JSON.stringify([dataSourceUid, partQuery, ranges]),
    (requestSignal) => fetchSlices(dataSourceUid, partQuery, ranges, requestSignal),
    signal,
  );
  return { query, ranges, profiles };
}

const MAX_PARALLEL = 4;

/** Fetches one profile per part of the query's range, at most four requests at a time. */
export async function fetchSlices(
  dataSourceUid: string,
  query: ProfileQuery,
  ranges: readonly TimeRangeMs[],
  signal: AbortSignal,
): Promise<EncodedProfile[]> {
  const client = getPyroscopeClient(dataSourceUid);
  return mapLimited(ranges, MAX_PARALLEL, (range) => client.fetchProfile({ ...query, ...range }, signal));
}
