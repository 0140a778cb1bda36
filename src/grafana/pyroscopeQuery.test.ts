import { setDataSourceSrv } from '@grafana/runtime';
import { buildPyroscopeQuery, findQueryObstacle, type GrafanaQuestion } from './pyroscopeQuery';

const TRACE = '54e5e19d61091cb8688aa6dab9e645f3';
const PROFILE = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const SPAN = '9a517183f26a089d';

function useDataSource(version: string): void {
  const settings = { uid: 'local', type: 'grafana-pyroscope-datasource', meta: { info: { version } } };
  setDataSourceSrv({ getList: () => [settings] } as unknown as Parameters<typeof setDataSourceSrv>[0]);
}

function ask(profile?: GrafanaQuestion['profile']): GrafanaQuestion {
  return {
    dataSourceUid: 'local',
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    labelSelector: '{service_name="a"}',
    groupBy: [],
    range: { from: 'now-1h', to: 'now' },
    ...(profile && { profile }),
  };
}

test('a profile is asked for with all that narrows it, a series with none of it', () => {
  expect(buildPyroscopeQuery(ask({ traceIds: [TRACE], profileIds: [], maxNodes: 500 }))).toEqual({
    refId: 'A',
    datasource: { type: 'grafana-pyroscope-datasource', uid: 'local' },
    queryType: 'profile',
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    labelSelector: '{service_name="a"}',
    groupBy: [],
    maxNodes: 500,
    traceIdSelector: [TRACE],
  });
  expect(buildPyroscopeQuery(ask({ spanIds: [SPAN], profileIds: [PROFILE] }))).toMatchObject({
    spanSelector: [SPAN],
    profileIdSelector: [PROFILE],
  });
  expect(buildPyroscopeQuery(ask()).queryType).toBe('metrics');
});

test.each(['12.2.0', '12.4.0', '13.1.1', ''])(
  'version %p of the data source is not trusted with a trace',
  (version) => {
    useDataSource(version);
    expect(findQueryObstacle(ask({ traceIds: [TRACE] }))).toMatch(/is not known to narrow a profile to a trace/);
    expect(findQueryObstacle(ask({ spanIds: [SPAN] }))).toBeUndefined();
    expect(findQueryObstacle(ask({}))).toBeUndefined();
    expect(findQueryObstacle(ask())).toBeUndefined();
  },
);

test.each(['13.2.0', '13.2.10', '13.10.0-pre', '14.0.0'])('version %p is', (version) => {
  useDataSource(version);
  expect(findQueryObstacle(ask({ traceIds: [TRACE], profileIds: [PROFILE] }))).toBeUndefined();
});

test('profiles by their ids came before traces', () => {
  useDataSource('13.1.1');
  expect(findQueryObstacle(ask({ profileIds: [PROFILE] }))).toBeUndefined();
  useDataSource('12.4.0');
  expect(findQueryObstacle(ask({ profileIds: [PROFILE] }))).toMatch(/\(12\.4\.0\) .* a profile: it would answer/);
});
