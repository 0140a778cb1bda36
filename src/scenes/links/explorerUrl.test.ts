import { buildExplorerPath } from './explorerUrl';

function readPath(path: string): URLSearchParams {
  return new URL(path, 'http://grafana.test').searchParams;
}

test('a link keeps what it does not change', () => {
  const path = buildExplorerPath('?from=now-30m&layout=rows&var-serviceName=a', {
    explorationType: 'flame-graph',
    'var-serviceName': 'team/x & "y"',
    from: undefined,
  });
  expect(new URL(path, 'http://grafana.test').pathname).toBe('/a/openprofiles-drilldown-app/explore');
  expect(Object.fromEntries(readPath(path))).toEqual({
    explorationType: 'flame-graph',
    layout: 'rows',
    'var-serviceName': 'team/x & "y"',
  });
});

test('what narrowed the view that is left stays behind, unless the link says otherwise', () => {
  const search =
    '?searchText=pay&var-groupBy=region&panelType=table&var-spanSelector=9a&var-profileIdSelector=7b&maxNodes=100&to=now';
  expect([...readPath(buildExplorerPath(search, { explorationType: 'labels', 'var-groupBy': 'zone' }))]).toEqual([
    ['to', 'now'],
    ['explorationType', 'labels'],
    ['var-groupBy', 'zone'],
  ]);
});

test('a parameter that repeats is replaced as a whole', () => {
  const path = buildExplorerPath('?var-filters=a|=|1&var-filters=b|=|2', { 'var-filters': ['c|=|3', 'd|=|4'] });
  expect(readPath(path).getAll('var-filters')).toEqual(['c|=|3', 'd|=|4']);
  expect(readPath(buildExplorerPath('?var-filters=a|=|1', { 'var-filters': [] })).has('var-filters')).toBe(false);
});
