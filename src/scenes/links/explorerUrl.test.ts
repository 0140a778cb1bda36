import { buildExplorerPath } from './explorerUrl';

test('a link keeps what it does not change and leaves the quick filter behind', () => {
  const path = buildExplorerPath('?from=now-30m&searchText=pay&var-serviceName=a', {
    explorationType: 'flame-graph',
    'var-serviceName': 'team/x & "y"',
    from: undefined,
  });
  const url = new URL(path, 'http://grafana.test');
  expect(url.pathname).toBe('/a/openprofiles-drilldown-app/explore');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    explorationType: 'flame-graph',
    'var-serviceName': 'team/x & "y"',
  });
});
