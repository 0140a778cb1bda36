import { LoadingState, type PanelData } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { filter, firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import { querySeries, type SeriesRequest } from './querySeries';
import { getQueryError, toQueryError } from './toQueryError';

/**
 * The answer of one `queryType: metrics` query.
 *
 * @throws PyroscopeError with the words of who failed, or the signal's reason once it is aborted
 */
export async function runSeries(origin: SceneObject, request: SeriesRequest, signal: AbortSignal): Promise<PanelData> {
  signal.throwIfAborted();
  const answers = querySeries(origin, request).pipe(
    filter(({ state }) => state !== LoadingState.Loading && state !== LoadingState.NotStarted),
    takeUntil(fromEvent(signal, 'abort')),
  );
  const data = await firstValueFrom(answers, { defaultValue: undefined });
  signal.throwIfAborted();
  const error = data ? getQueryError(data) : {};
  if (!data || error) {
    throw toQueryError(error ?? {});
  }
  return data;
}
