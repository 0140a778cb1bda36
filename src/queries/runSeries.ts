import { LoadingState, type PanelData } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { filter, firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import { getTypeOfQuery, querySeries, type SeriesRequest } from './querySeries';
import { getQueryError, toQueryError } from './toQueryError';

/** Answer to several profile types, each of which can fail alone. */
export interface PartialAnswer {
  /** undefined if all failed. */
  readonly data: PanelData | undefined;
  /** Reason why the answer is incomplete; undefined if it is complete. */
  readonly failure: PyroscopeError | undefined;
  /** Profile types that failed while others were answered. */
  readonly missingTypeIds: readonly string[];
}

/**
 * The answer of one `queryType: metrics` query.
 *
 * @throws PyroscopeError, or what a cancelled request throws: by the signal or by Grafana's refresh button
 */
export async function runSeries(origin: SceneObject, request: SeriesRequest, signal: AbortSignal): Promise<PanelData> {
  const { data, error } = await run(origin, request, signal);
  if (error) {
    throw error;
  }
  return data;
}

/**
 * The answer of a query per profile type of the request.
 *
 * @throws what a cancelled request throws: by the signal or by Grafana's refresh button
 */
export async function runSeriesOfTypes(
  origin: SceneObject,
  request: SeriesRequest,
  signal: AbortSignal,
): Promise<PartialAnswer> {
  const { data, error } = await run(origin, request, signal);
  if (!error) {
    return { data, failure: undefined, missingTypeIds: [] };
  }
  const failed = (data.errors ?? []).map(({ refId }) => refId && getTypeOfQuery(refId, request));
  const typeIds = [request.profileTypeId, ...(request.otherTypeIds ?? [])];
  const missingTypeIds = typeIds.filter((id) => failed.includes(id));
  // An error that names no query is about all of them.
  const isPartial = failed.every(Boolean) && missingTypeIds.length < typeIds.length;
  return isPartial ? { data, failure: error, missingTypeIds } : { data: undefined, failure: error, missingTypeIds: [] };
}

async function run(
  origin: SceneObject,
  request: SeriesRequest,
  signal: AbortSignal,
): Promise<{ readonly data: PanelData; readonly error: PyroscopeError | undefined }> {
  signal.throwIfAborted();
  const answers = querySeries(origin, request).pipe(
    filter(({ state }) => state !== LoadingState.Loading && state !== LoadingState.NotStarted),
    takeUntil(fromEvent(signal, 'abort')),
  );
  const data = await firstValueFrom(answers, { defaultValue: undefined });
  signal.throwIfAborted();
  if (!data) {
    throw new DOMException('The query was cancelled.', 'AbortError');
  }
  const error = getQueryError(data);
  return { data, error: error && toQueryError(error) };
}
