import type { FetchedClues } from 'profile/names/CodeClues';
import type { LabelValuesQuery, ProfileQuery } from 'pyroscope/client';
import { isCancellation, toPyroscopeError } from 'pyroscope/PyroscopeError';
import { fetchPprof } from './fetchPprof';

/** Files and binaries are of use, but not worth a longer wait. */
const MAX_CLUE_BYTES = 32 * 2 ** 20;

/** The pprof behind a profile on the screen, where it is not too long. @throws PyroscopeError, or what an aborted request throws */
export function fetchCluePprof(dataSourceUid: string, query: ProfileQuery, signal: AbortSignal): Promise<Uint8Array> {
  return fetchPprof(dataSourceUid, query, undefined, signal, MAX_CLUE_BYTES);
}

/** Values of a label in a selection. */
type FetchLabelValues = (query: LabelValuesQuery, signal: AbortSignal) => Promise<string[]>;

/**
 * The pprof, and what labels say of the repository.
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
