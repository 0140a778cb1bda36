import { getProxyUrl } from 'grafana/dataSources';
import { hostFetch } from 'grafana/hostFetch';
import { stableName } from 'profile/names/stableName';
import { AnswerCache } from 'pyroscope/cache';
import type { ProfileQuery } from 'pyroscope/client';
import { fetchServerPprof, fetchSpanPprof } from 'pyroscope/fetchServerPprof';

const pprofs = new AnswerCache<Uint8Array>(3);

/**
 * The pprof behind a profile on the screen, with its span or single profile. `path`: only stacks that begin with these
 * functions are needed; a server may give others as well. Whoever asks the same at the same time, or next, gets the same
 * answer; with `maxBytes` a longer one is given up, unless it is here already.
 *
 * @throws PyroscopeError, or what an aborted request throws
 */
export async function fetchPprof(
  dataSourceUid: string,
  query: ProfileQuery,
  path: readonly string[] | undefined,
  signal: AbortSignal,
  maxBytes?: number,
): Promise<Uint8Array> {
  const { profileTypeId, labelSelector, fromMs, toMs, spanId, profileId } = query;
  const options = { baseUrl: getProxyUrl(dataSourceUid), fetch: hostFetch };
  // A span is asked for as a whole: its pprof is small, and its call takes no way in. Nor can a server find the way that
  // another run called by other numbers.
  const hasRunNumbers = path?.some((name) => stableName(name) !== name);
  const callSite = spanId || hasRunNumbers ? undefined : path;
  const question = { profileTypeId, labelSelector, fromMs, toMs, profileId, callSite, ...(maxBytes && { maxBytes }) };
  return pprofs.get(
    getPprofKey(dataSourceUid, query, callSite),
    (ownSignal) =>
      spanId
        ? fetchSpanPprof(options, { ...question, spanId }, ownSignal)
        : fetchServerPprof(options, question, ownSignal),
    signal,
  );
}

/** Equal for questions with one answer; the number of nodes of the graph does not matter. */
export function getPprofKey(
  dataSourceUid: string,
  { profileTypeId, labelSelector, fromMs, toMs, spanId, profileId }: ProfileQuery,
  callSite?: readonly string[],
): string {
  return JSON.stringify([dataSourceUid, profileTypeId, labelSelector, fromMs, toMs, spanId, profileId, callSite]);
}
