import { getProxyUrl } from 'grafana/dataSources';
import { hostFetch } from 'grafana/hostFetch';
import type { FetchedClues } from 'profile/names/CodeClues';
import { stableName } from 'profile/names/stableName';
import { listPartKinds, printPartKey, trimPart } from 'profile/parts/ProfilePart';
import { AnswerCache } from 'pyroscope/cache';
import type { LabelValuesQuery, ProfileQuery } from 'pyroscope/client';
import { fetchPartPprof, fetchServerPprof } from 'pyroscope/fetchServerPprof';
import { isCancellation, toPyroscopeError } from 'pyroscope/PyroscopeError';

const pprofs = new AnswerCache<Uint8Array>(3);

/**
 * Fetches the pprof behind a profile on the screen, narrowed like it. `path`: only stacks that begin with these
 * functions are needed; a server may give others as well. Equal requests at the same time, or the next one, get the
 * same answer; with `maxBytes` a longer one is cancelled, unless it has already loaded.
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
  const { profileTypeId, labelSelector, fromMs, toMs } = query;
  const part = trimPart(query);
  const isPart = listPartKinds(part).length > 0;
  const options = { baseUrl: getProxyUrl(dataSourceUid), fetch: hostFetch };
  // A part is asked for as a whole: its pprof is small, and not every server narrows it once more. Nor can a server find the
  // way that another run called by other numbers.
  const hasRunNumbers = path?.some((name) => stableName(name) !== name);
  const callSite = isPart || hasRunNumbers ? undefined : path;
  const question = { profileTypeId, labelSelector, fromMs, toMs };
  return pprofs.get(
    getPprofKey(dataSourceUid, query, callSite),
    (ownSignal) =>
      isPart
        ? fetchPartPprof(options, { ...question, ...part }, ownSignal)
        : fetchServerPprof(options, { ...question, callSite, ...(maxBytes && { maxBytes }) }, ownSignal),
    signal,
  );
}

/** Equal for questions with one answer; the number of nodes of the graph does not matter. */
export function getPprofKey(dataSourceUid: string, query: ProfileQuery, callSite?: readonly string[]): string {
  const { profileTypeId, labelSelector, fromMs, toMs } = query;
  return JSON.stringify([dataSourceUid, profileTypeId, labelSelector, fromMs, toMs, printPartKey(query), callSite]);
}

/** Largest pprof for clues: files and binaries are useful, but not worth a longer wait. */
const MAX_CLUE_BYTES = 32 * 2 ** 20;

/**
 * Fetches the pprof behind a profile on the screen, if it is not too long.
 * @throws PyroscopeError, or what an aborted request throws
 */
export function fetchCluePprof(dataSourceUid: string, query: ProfileQuery, signal: AbortSignal): Promise<Uint8Array> {
  return fetchPprof(dataSourceUid, query, undefined, signal, MAX_CLUE_BYTES);
}

type FetchLabelValues = (query: LabelValuesQuery, signal: AbortSignal) => Promise<string[]>;

/**
 * Fetches the clues in the pprof, and the repository in the labels.
 *
 * @throws as `fetchCluePprof`
 */
export async function fetchClues(
  dataSourceUid: string,
  query: ProfileQuery,
  fetchLabelValues: FetchLabelValues,
  signal: AbortSignal,
): Promise<FetchedClues> {
  const [pprof, labels] = await Promise.all([
    fetchCluePprof(dataSourceUid, query, signal),
    fetchRepository(query, fetchLabelValues, signal),
  ]);
  return { pprof, ...labels };
}

async function fetchRepository(
  { labelSelector, fromMs, toMs }: ProfileQuery,
  fetchLabelValues: FetchLabelValues,
  signal: AbortSignal,
): Promise<Omit<FetchedClues, 'pprof'>> {
  const question = { label: 'service_repository', matchers: [labelSelector], fromMs, toMs };
  try {
    const values = await fetchLabelValues(question, signal);
    return { repository: values.length === 1 ? (values[0] ?? '') : '', labelsError: undefined };
  } catch (error) {
    if (isCancellation(error)) {
      throw error;
    }
    // Stacks and files tell as much as they do of a service without the label.
    return { repository: '', labelsError: toPyroscopeError(error) };
  }
}
