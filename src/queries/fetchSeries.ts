import { type DataQueryError, type DataQueryRequest, type DataQueryResponse, LoadingState } from '@grafana/data';
import {
  type BackendDataSourceResponse,
  type FetchResponse,
  getBackendSrv,
  isFetchError,
  toDataQueryResponse,
} from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { PYROSCOPE_TYPE } from 'grafana/dataSources';
import { getField, isObject } from 'profile/formats/parseJson';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { checkRange } from 'pyroscope/toBounds';
import { catchError, defer, map, type Observable, of } from 'rxjs';
import { toRangeMs } from './rangeMs';

/** The query model of Grafana's Pyroscope data source, as far as series need it. */
export interface PyroscopeSeriesQuery extends DataQuery {
  readonly queryType: 'metrics';
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly groupBy: string[];
  readonly limit?: number;
  readonly annotations?: boolean;
}

/**
 * Posts the queries of a request as Grafana's data sources do. Theirs takes an answer that did not come, or that has no
 * results in it, for one without data; here both are errors.
 */
export function fetchSeries(request: DataQueryRequest<PyroscopeSeriesQuery>): Observable<DataQueryResponse> {
  const { targets, range, requestId, intervalMs, maxDataPoints } = request;
  const queries = targets.map((target) => ({ ...target, intervalMs, maxDataPoints }));
  const uids = [...new Set(targets.map(({ datasource }) => datasource?.uid ?? ''))];
  return defer(() => {
    const { fromMs, toMs } = checkRange(toRangeMs(range));
    return getBackendSrv().fetch<unknown>({
      url: `/api/ds/query?ds_type=${PYROSCOPE_TYPE}&requestId=${requestId}`,
      method: 'POST',
      data: { queries, from: String(fromMs), to: String(toMs) },
      requestId,
      headers: { 'X-Plugin-Id': PYROSCOPE_TYPE, 'X-Datasource-Uid': uids.join(', ') },
    });
  }).pipe(
    map((answer) => readAnswer(answer, queries)),
    catchError((error: unknown) => of(readFailure(error))),
  );
}

function readAnswer(answer: FetchResponse<unknown>, queries: readonly PyroscopeSeriesQuery[]): DataQueryResponse {
  const { data } = answer;
  const results = hasResults(data) ? data.results : {};
  try {
    if (hasResults(data) && queries.every(({ refId }) => results[refId] !== undefined)) {
      return toDataQueryResponse({ ...answer, data }, [...queries]);
    }
  } catch (error) {
    return fail(new PyroscopeError('malformed', error instanceof Error ? error.message : String(error)));
  }
  return fail(new PyroscopeError('malformed', 'Grafana’s answer has no result for the query.'));
}

/** Failed queries come with a failing status and results nevertheless, each with its error. */
function readFailure(error: unknown): DataQueryResponse {
  if (error instanceof PyroscopeError) {
    return fail(error);
  }
  if (!isFetchError<unknown>(error) || error.status <= 0) {
    return fail(new PyroscopeError('no-answer', error instanceof Error ? error.message : ''));
  }
  const { data, status, statusText } = error;
  const answer = hasResults(data) ? toDataQueryResponse({ data }) : undefined;
  const reason = isObject(data) ? data : {};
  return answer?.errors ? answer : fail({ status, statusText, data: reason });
}

function fail(error: DataQueryError): DataQueryResponse {
  return { data: [], state: LoadingState.Error, error, errors: [error] };
}

function hasResults(data: unknown): data is BackendDataSourceResponse {
  return isObject(getField(data, 'results'));
}
