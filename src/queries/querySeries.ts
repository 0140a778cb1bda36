import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  LoadingState,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv, getRunRequest } from '@grafana/runtime';
import { registerQueryWithController, type SceneObject } from '@grafana/scenes';
import { getMinStepMs, PYROSCOPE_TYPE } from 'grafana/dataSources';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { computeStepMs } from 'profile/time/TimeRangeMs';
import { catchError, defer, from, map, Observable, of, switchMap } from 'rxjs';
import { averageFrames } from './averageFrames';
import { getPyroscopeClient } from './clients';
import { fetchSeries, type PyroscopeSeriesQuery } from './fetchSeries';
import { normaliseFrame } from './normaliseFrame';
import { toRangeMs } from './rangeMs';

export interface SeriesRequest {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  /** Other ids of the same meaning that services send in its place: one query each within the same request. */
  readonly otherTypeIds?: readonly string[];
  /** `{}` selects everything. */
  readonly labelSelector: string;
  /** One series per combination of these labels' values. */
  readonly groupBy: readonly string[];
  readonly range: TimeRange;
  /** Largest number of points in a series. */
  readonly maxPoints: number;
  /** Time between two points, for panels that share one; by default the smallest that `maxPoints` allows. */
  readonly stepMs?: number;
  /** Largest number of series, those with the largest totals; all if omitted. */
  readonly limit?: number;
  /** True if the answer's annotations should say where profiles were dropped on their way in. */
  readonly hasAnnotations?: boolean;
}

let requestCount = 0;

/**
 * Runs `queryType: metrics` queries, one per profile type id, in one request on the host's query path. Emits loading states
 * and then the answer, with frames as `normaliseFrame` makes them, of instantaneous types as `averageFrames` does, or the error
 * within the data; unsubscribing cancels the request. The refresh button of `origin`'s scene shows it as running.
 */
export function querySeries(origin: SceneObject, request: SeriesRequest): Observable<PanelData> {
  const dataRequest = buildRequest(request);
  const answer = defer(() => from(getDataSourceSrv().get({ uid: request.dataSourceUid, type: PYROSCOPE_TYPE }))).pipe(
    switchMap((dataSource) => getRunRequest()(dataSource, dataRequest, () => fetchSeries(dataRequest))),
    map((data) => normaliseAnswer(data, dataRequest)),
    switchMap((data) => averageAnswer(data, dataRequest, request)),
    catchError((error: unknown) => of(buildError(request.range, error))),
    registerQueryWithController({ type: 'OpenProfilesSeries', request: dataRequest, origin }),
  );
  return answer;
}

/** Returns the profile type of a frame in the answer: every id of the request has a query of its own. */
export function getTypeOfFrame({ refId }: DataFrame, types: QueriedTypes): string {
  return (refId && getTypeOfQuery(refId, types)) || types.profileTypeId;
}

/** Returns the profile type of one query of the request; undefined for a query that is none of it. */
export function getTypeOfQuery(refId: string, { profileTypeId, otherTypeIds = [] }: QueriedTypes): string | undefined {
  return [profileTypeId, ...otherTypeIds].find((_, position) => getRefId(position) === refId);
}

export type QueriedTypes = Pick<SeriesRequest, 'profileTypeId' | 'otherTypeIds'>;

function getRefId(position: number): string {
  return position === 0 ? 'A' : `A${position}`;
}

function normaliseAnswer(data: PanelData, { intervalMs, targets }: DataQueryRequest<PyroscopeSeriesQuery>): PanelData {
  const series = targets.flatMap(({ refId, profileTypeId }) => {
    const frames = data.series.filter((frame) => (frame.refId ?? getRefId(0)) === refId);
    return frames.map((frame) => normaliseFrame(frame, profileTypeId, intervalMs));
  });
  return { ...data, series };
}

/** Loading states go by at once, as do answers of types that add up. */
function averageAnswer(
  data: PanelData,
  { targets, intervalMs }: DataQueryRequest<PyroscopeSeriesQuery>,
  { dataSourceUid, labelSelector, groupBy }: SeriesRequest,
): Observable<PanelData> {
  const isInstant = ({ profileTypeId }: PyroscopeSeriesQuery): boolean => describeProfileType(profileTypeId).isInstant;
  if (data.state !== LoadingState.Done || data.series.length === 0 || !targets.some(isInstant)) {
    return of(data);
  }
  const client = getPyroscopeClient(dataSourceUid);
  const average = async (signal: AbortSignal): Promise<PanelData> => {
    const frames = await Promise.all(
      targets.map(async (target) => {
        const { refId, profileTypeId } = target;
        const own = data.series.filter((frame) => (frame.refId ?? getRefId(0)) === refId);
        const question = { profileTypeId, labelSelector, groupBy, stepMs: intervalMs };
        return isInstant(target) ? averageFrames(client, question, own, data.timeRange, signal) : own;
      }),
    );
    return { ...data, series: frames.flat() };
  };
  return new Observable((subscriber) => {
    const controller = new AbortController();
    from(average(controller.signal)).subscribe(subscriber);
    return () => controller.abort();
  });
}

function buildRequest({
  dataSourceUid,
  profileTypeId,
  otherTypeIds = [],
  labelSelector,
  groupBy,
  range,
  maxPoints,
  stepMs,
  limit,
  hasAnnotations = false,
}: SeriesRequest): DataQueryRequest<PyroscopeSeriesQuery> {
  // The step is given, not read from the points: points of a profiler that sends once a minute are no steps of a
  // minute.
  const intervalMs = Math.max(stepMs ?? computeStepMs(toRangeMs(range), maxPoints), getMinStepMs(dataSourceUid));
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
    targets: [profileTypeId, ...otherTypeIds].map((id, position) => ({
      refId: getRefId(position),
      datasource: { type: PYROSCOPE_TYPE, uid: dataSourceUid },
      queryType: 'metrics',
      profileTypeId: id,
      labelSelector,
      groupBy: [...groupBy],
      ...(limit !== undefined && { limit }),
      ...(hasAnnotations && { annotations: true }),
    })),
  };
}

function buildError(timeRange: TimeRange, error: unknown): PanelData {
  const message = error instanceof Error ? error.message : String(error);
  return { state: LoadingState.Error, series: [], timeRange, errors: [{ message }] };
}
