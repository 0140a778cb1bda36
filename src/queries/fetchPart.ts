import type { FlameTree } from 'profile/tree/FlameTree';
import { AnswerCache } from 'pyroscope/cache';
import type { ProfileQuery } from 'pyroscope/client';
import { decodeInWorker } from 'worker/OpenedProfile';
import { getPyroscopeClient } from './clients';

/** Enough nodes to show what is large in one service. Cut nodes are missing from its functions, never from its total. */
const NODES_PER_PART = 4_096;

/** Room for two lists of parts. */
const parts = new AnswerCache<FlameTree>(64);

/** Fetches the bounded tree of one part of a fleet, such as a service, once for everything that needs it. */
export function fetchPart(
  dataSourceUid: string,
  query: Pick<ProfileQuery, 'fromMs' | 'toMs' | 'profileTypeId' | 'labelSelector'>,
  signal: AbortSignal,
): Promise<FlameTree> {
  const { fromMs, toMs, profileTypeId, labelSelector } = query;
  const own = { fromMs, toMs, profileTypeId, labelSelector };
  return parts.get(
    JSON.stringify([dataSourceUid, own]),
    (requestSignal) => fetchPartOnce(dataSourceUid, own, requestSignal),
    signal,
  );
}

/** The same, which nothing remembers. */
export async function fetchPartOnce(
  dataSourceUid: string,
  query: Pick<ProfileQuery, 'fromMs' | 'toMs' | 'profileTypeId' | 'labelSelector'>,
  signal: AbortSignal,
): Promise<FlameTree> {
  const { fromMs, toMs, profileTypeId, labelSelector } = query;
  const own = { fromMs, toMs, profileTypeId, labelSelector, maxNodes: NODES_PER_PART };
  return decodeInWorker(await getPyroscopeClient(dataSourceUid).fetchProfile(own, signal));
}
