import { dateTime, makeTimeRange } from '@grafana/data';
import { buildShareUrl } from './buildShareUrl';

const NOW = Date.UTC(2026, 0, 2, 12);
const HOUR = 3_600_000;
const range = makeTimeRange(dateTime(NOW - HOUR), dateTime(NOW));
const moment = { range, timeZone: 'utc', nowMs: NOW };
const BASE = 'http://grafana.test/sub/a/openprofiles-drilldown-app/explore';

function share(query: string): Record<string, string> {
  return Object.fromEntries(new URL(buildShareUrl(`${BASE}?${query}`, moment)).searchParams);
}

test('the page’s range becomes what is on the screen, also where the URL has none', () => {
  const absolute = { from: String(NOW - HOUR), to: String(NOW) };
  expect(share('from=now-1h&to=now')).toEqual(absolute);
  expect(share('layout=rows')).toEqual({ layout: 'rows', ...absolute });
});

test.each([
  ['diffFrom', 'now-30m', NOW - HOUR / 2],
  ['diffTo', 'now-10m', NOW - HOUR / 6],
  ['diffFrom-2', 'now-2h', NOW - 2 * HOUR],
  ['diffTo-2', 'now', NOW],
  ['from-2', 'now-1d', NOW - 24 * HOUR],
  ['to-3', 'now/d', Date.UTC(2026, 0, 3) - 1],
  ['comparisonFrom', 'now/d', Date.UTC(2026, 0, 2)],
])('%s=%s is made absolute', (name, value, timeMs) => {
  expect(share(`${name}=${value}`)[name]).toBe(String(timeMs));
});

test.each([
  ['diffFrom', '2026-01-01T00:00:00.000Z'],
  ['diffTo', 'nowhere'],
  ['var-serviceName', 'now-1h'],
  ['searchText', 'from now on'],
])('%s=%s stays as it is', (name, value) => {
  expect(share(`${name}=${encodeURIComponent(value)}`)[name]).toBe(value);
});

test('path, repeated parameters and odd values survive', () => {
  const url = new URL(buildShareUrl(`${BASE}?var-filters=a%7C%3D%7Cx%26y&var-filters=b%7C%3D%7C%23`, moment));
  expect(url.pathname).toBe('/sub/a/openprofiles-drilldown-app/explore');
  expect(url.searchParams.getAll('var-filters')).toEqual(['a|=|x&y', 'b|=|#']);
});
