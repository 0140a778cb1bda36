import { CoreApp, LoadingState, type DataQueryRequest, type PanelData, type TimeRange } from '@grafana/data';
import { getDataSourceSrv, getRunRequest } from '@grafana/runtime';
import { registerQueryWithController, type SceneObject } from '@grafana/scenes';
import { PYROSCOPE_TYPE } from 'grafana/dataSources';
import { computeStepMs } from 'profile/time/computeStepMs';
import { catchError, defer, from, of, switchMap, type Observable } from 'rxjs';
import { fetchSeries, type PyroscopeSeriesQuery } from './fetchSeries';
import { toRangeMs } from './rangeMs';

export interface SeriesRequest {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  /** `{}` selects everything. */
  readonly labelSelector: string;
  /** One series per combination of these labels' values. */
  readonly groupBy: readonly string[];
  readonly range: TimeRange;
  /** How many points a series may have at the most. */
  readonly maxPoints: number;
  /** Time between two points, for panels that share one; by default the smallest that `maxPoints` allows. */
  readonly stepMs?: number;
  /** Only so many series, those with the largest totals; all where it is left out. */
  readonly limit?: number;
}

let requestCount = 0;

/**
 * Runs one `queryType: metrics` query on the host's query path. Emits loading states and then the answer, or the error
 * within the data; unsubscribing cancels the request. The refresh button of `origin`'s scene shows it as running.
 */
export function querySeries(origin: SceneObject, request: SeriesRequest): Observable<PanelData> {
  const dataRequest = buildRequest(request);
  const answer = defer(() => from(getDataSourceSrv().get({ uid: request.dataSourceUid, type: PYROSCOPE_TYPE }))).pipe(
    switchMap((dataSource) => getRunRequest()(dataSource, dataRequest, () => fetchSeries(dataRequest))),
    catchError((error: unknown) => of(buildError(request.range, error))),
    registerQueryWithController({ type: 'OpenProfilesSeries', request: dataRequest, origin }),
  );
  return answer;
}

function buildRequest({
  dataSourceUid,
  profileTypeId,
  labelSelector,
  groupBy,
  range,
  maxPoints,
  stepMs,
  limit,
}: SeriesRequest): DataQueryRequest<PyroscopeSeriesQuery> {
  const intervalMs = stepMs ?? computeStepMs(toRangeMs(range), maxPoints);
  requestCount += 1;
  return {
    app: CoreApp.Unknown,
    requestId: `openprofiles-series-${requestCount}`,
    timezone: 'browser',
    range,
    interval: `${intervalMs / 1000}s`,
    intervalMs,
    maxDataPoints: maxPoints,
    scopedVars: {},
    startTime: Date.now(),
    targets: [
      {
        refId: 'A',
        datasource: { type: PYROSCOPE_TYPE, uid: dataSourceUid },
        queryType: 'metrics',
        profileTypeId,
        labelSelector,
        groupBy: [...groupBy],
        ...(limit !== undefined && { limit }),
      },
    ],
  };
}

function buildError(timeRange: TimeRange, error: unknown): PanelData {
  const message = error instanceof Error ? error.message : String(error);
  return { state: LoadingState.Error, series: [], timeRange, errors: [{ message }] };
}
