import { LoadingState, type PanelData } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { filter, firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import { querySeries, type SeriesRequest } from './querySeries';
import { getQueryError, toQueryError } from './toQueryError';

/**
 * The answer of one `queryType: metrics` query.
 *
 * @throws PyroscopeError, or what a cancelled request throws: by the signal or by Grafana's refresh button
 */
export async function runSeries(origin: SceneObject, request: SeriesRequest, signal: AbortSignal): Promise<PanelData> {
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
  if (error) {
    throw toQueryError(error);
  }
  return data;
}
