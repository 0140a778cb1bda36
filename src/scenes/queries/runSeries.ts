import { LoadingState, type PanelData } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { filter, firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import { querySeries, type SeriesRequest } from './querySeries';

/**
 * The answer of one `queryType: metrics` query.
 *
 * @throws Error with the data source's message, or the signal's reason once it is aborted
 */
export async function runSeries(origin: SceneObject, request: SeriesRequest, signal: AbortSignal): Promise<PanelData> {
  signal.throwIfAborted();
  const answers = querySeries(origin, request).pipe(
    filter(({ state }) => state !== LoadingState.Loading && state !== LoadingState.NotStarted),
    takeUntil(fromEvent(signal, 'abort')),
  );
  const data = await firstValueFrom(answers, { defaultValue: undefined });
  signal.throwIfAborted();
  if (!data || data.state === LoadingState.Error) {
    throw new Error(data?.errors?.[0]?.message ?? 'The data source gave no answer.');
  }
  return data;
}
