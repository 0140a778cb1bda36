import { locationService } from '@grafana/runtime';
import { openExplorer } from './openExplorer';

test('a double click is one step of the history', () => {
  locationService.push('/a/openprofiles-drilldown-app/explore?from=now-1h&explorationType=all');
  let steps = 0;
  const stop = locationService.getHistory().listen(() => steps++);
  const changes = { explorationType: 'flame-graph', 'var-serviceName': 'a b/&' };
  openExplorer(changes);
  openExplorer(changes);
  stop();
  expect(steps).toBe(1);
  expect(locationService.getSearchObject()).toEqual({ from: 'now-1h', ...changes });
});
