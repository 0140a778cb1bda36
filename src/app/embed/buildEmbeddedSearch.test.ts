import { dateTime, makeTimeRange } from '@grafana/data';
import { buildEmbeddedSearch } from './buildEmbeddedSearch';

const RANGE = { ...makeTimeRange(dateTime(1000), dateTime(61_000)), raw: { from: 'now-1h', to: 'now' } };

function read(...[props]: Parameters<typeof buildEmbeddedSearch>): [string, string][] {
  return [...new URLSearchParams(buildEmbeddedSearch(props))];
}

test('a service and other filters open its labels, with values that have marks of the URL', () => {
  const initialFilters = [
    { key: 'service_name', operator: '=', value: 'a&b' },
    { key: 'region', operator: '=|', value: 'x', values: ['x', 'y|z'] },
    { key: 'version', operator: '=~', value: 'v1.*, "#+' },
    { key: 'size', operator: '>', value: '5' },
  ];
  expect(read({ initialDS: 'local', initialFilters, initialTimeRange: RANGE })).toEqual([
    ['explorationType', 'labels'],
    ['var-dataSource', 'local'],
    ['var-serviceName', 'a&b'],
    ['var-filters', expect.stringMatching(/^region\|in\|x\|y/)],
    // As Grafana writes commas and hashes in filters.
    ['var-filters', 'version|=~|v1.*__gfc__ "__gfh__+|regex'],
    ['from', 'now-1h'],
    ['to', 'now'],
    // Pyroscope compares no numbers: the explorer says that this cannot be read.
    ['var-filters', 'size|>|5'],
  ]);
});

test('without a service all of them are shown, from one moment to another', () => {
  const initialTimeRange = makeTimeRange(dateTime(1000), dateTime(61_000));
  expect(read({ initialTimeRange })).toEqual([
    ['explorationType', 'all'],
    ['from', '1000'],
    ['to', '61000'],
  ]);
});
