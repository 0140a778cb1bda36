import { dateTime, locationUtil, type RawTimeRange } from '@grafana/data';
import { buildExploreHref } from './exploreUrl';

beforeAll(() => {
  locationUtil.initialize({
    config: { appSubUrl: '/grafana' } as Parameters<typeof locationUtil.initialize>[0]['config'],
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: '', to: '' }),
  });
});

function readPanes(range: RawTimeRange): unknown {
  const href = buildExploreHref({
    dataSourceUid: 'local',
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    labelSelector: '{service_name="a \\"b\\" & c"}',
    groupBy: ['region'],
    range,
  });
  const { pathname, searchParams } = new URL(href, 'http://grafana.example');
  expect(pathname).toBe('/grafana/explore');
  expect(searchParams.get('schemaVersion')).toBe('1');
  return JSON.parse(searchParams.get('panes') ?? '');
}

test('Explore gets the query as it was asked, and the range as it was chosen', () => {
  expect(readPanes({ from: 'now-1h', to: 'now' })).toEqual({
    'pyroscope-explore': {
      datasource: 'local',
      queries: [
        {
          refId: 'A',
          datasource: { type: 'grafana-pyroscope-datasource', uid: 'local' },
          queryType: 'metrics',
          profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
          labelSelector: '{service_name="a \\"b\\" & c"}',
          groupBy: ['region'],
        },
      ],
      range: { from: 'now-1h', to: 'now' },
    },
  });
});

test('an absolute range is given in milliseconds', () => {
  const panes = readPanes({ from: dateTime(1_795_421_460_000), to: dateTime(1_795_425_060_000) });
  expect(panes).toMatchObject({ 'pyroscope-explore': { range: { from: '1795421460000', to: '1795425060000' } } });
});
