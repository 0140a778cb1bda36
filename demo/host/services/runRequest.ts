import {
  arrayToDataFrame,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  DataTopic,
  LoadingState,
  type PanelData,
  toDataFrame,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, isObservable, map, merge, type Observable, of, share, takeUntil, timer } from 'rxjs';

/** An answer that comes sooner shows no loading state before it. */
const loadingDelayMs = 200;

/** Runs one request against a data source and reports what a panel shows: loading, then data or an error. */
export function runRequest(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  queryFunction: DataSourceApi['query'] = (asked) => dataSource.query(asked),
): Observable<PanelData> {
  const start: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range };
  if (request.targets.length === 0) {
    return of({ ...start, state: LoadingState.Done });
  }

  let frames: DataFrame[] = [];
  const answers = defer(() => {
    const answer = queryFunction(request);
    return isObservable(answer) ? answer : from(answer);
  }).pipe(
    map((response) => {
      // Only a keyed response is a part of a stream; anything else is the whole answer.
      frames = response.key === undefined ? toFrames(response) : [...frames, ...toFrames(response)];
      return toPanelData(start, response, frames);
    }),
    catchError((error: unknown) => {
      const queryError = toDataQueryError(error);
      return of({ ...start, state: LoadingState.Error, error: queryError, errors: [queryError] });
    }),
    share(),
  );
  const loading = timer(loadingDelayMs).pipe(
    map(() => start),
    takeUntil(answers),
  );
  return merge(loading, answers);
}

function toFrames(response: DataQueryResponse): DataFrame[] {
  return response.data.map((item: unknown) => (Array.isArray(item) ? arrayToDataFrame(item) : toDataFrame(item)));
}

function toPanelData(start: PanelData, response: DataQueryResponse, frames: DataFrame[]): PanelData {
  const isAnnotation = (frame: DataFrame): boolean => frame.meta?.dataTopic === DataTopic.Annotations;
  const errors = response.errors ?? (response.error ? [response.error] : undefined);
  return {
    ...start,
    state: errors ? LoadingState.Error : (response.state ?? LoadingState.Done),
    series: frames.filter((frame) => !isAnnotation(frame)),
    annotations: frames.filter(isAnnotation),
    error: errors?.[0],
    errors,
    traceIds: response.traceIds,
  };
}
