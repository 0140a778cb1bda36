import type { LabelSet } from 'profile/labels/indexLabels';
import { AnswerCache } from 'pyroscope/cache';
import type { LabelNamesQuery, LabelValuesQuery, SeriesQuery } from 'pyroscope/client';
import { getPyroscopeClient } from 'queries/clients';

// Labels come and go with deployments: old lists are asked for again, and a day of clicks must not fill the memory.
const MAX_AGE_MS = 60_000;
const CAPACITY = 32;

const lists = new AnswerCache<string[]>(CAPACITY, MAX_AGE_MS);
const labelSets = new AnswerCache<LabelSet[]>(CAPACITY, MAX_AGE_MS);

/** Fetches names of the labels of a selection, answered from memory for a minute. */
export async function fetchLabelNames(uid: string, query: LabelNamesQuery, signal: AbortSignal): Promise<string[]> {
  const key = JSON.stringify(['names', uid, query]);
  return lists.get(key, (request) => getPyroscopeClient(uid).fetchLabelNames(query, request), signal);
}

/** Fetches values of one label in a selection, answered from memory for a minute. */
export async function fetchLabelValues(uid: string, query: LabelValuesQuery, signal: AbortSignal): Promise<string[]> {
  const key = JSON.stringify(['values', uid, query]);
  return lists.get(key, (request) => getPyroscopeClient(uid).fetchLabelValues(query, request), signal);
}

/** Combinations of some labels' values in a selection, answered from memory for a minute. */
export async function fetchLabelSets(uid: string, query: SeriesQuery, signal: AbortSignal): Promise<LabelSet[]> {
  const key = JSON.stringify([uid, query]);
  return labelSets.get(key, (request) => getPyroscopeClient(uid).fetchSeries(query, request), signal);
}
