/** @jest-environment node */
import { parseSelector } from './parseSelector';
import { printProfileId, ProfileStore } from './ProfileStore';
import { selectHeatmap } from './selectHeatmap';
import { selectSeries, type SelectSeriesOptions } from './selectSeries';
import { buildPprof } from './testing/buildPprof';

/** Creates a store with profiles of one service: [seconds, value, labels]. */
function createStore(profiles: readonly (readonly [number, number, Record<string, string>?])[]): ProfileStore {
  const store = new ProfileStore();
  for (const [seconds, value, labels] of profiles) {
    const profile = store.intern(buildPprof([{ stack: 'main', values: [value] }], { timeMs: seconds * 1000 }));
    store.append({ __name__: 'process_cpu', service_name: 'checkout', ...labels }, profile);
  }
  return store;
}

function createQuery({
  start,
  end,
  step,
  groupBy = [],
}: {
  start: number;
  end: number;
  step: number;
  groupBy?: string[];
}) {
  return {
    matchers: parseSelector('{service_name="checkout"}'),
    range: { startMs: start * 1000, endMs: end * 1000 },
    stepMs: step * 1000,
    groupBy,
  };
}

const PLAIN: SelectSeriesOptions = { limit: 0, withExemplars: false };

/** Prints `region=eu: 100s 3, 110s 4`. */
function printSeries(store: ProfileStore, query: ReturnType<typeof createQuery>, options = PLAIN): string[] {
  return selectSeries(store, query, options).map(({ labels, points }) => {
    const group = labels.map(({ name, value }) => `${name}=${value}`).join();
    return `${group}: ${points.map(({ timestamp, value }) => `${Number(timestamp) / 1000}s ${value}`).join(', ')}`;
  });
}

// Points at 100, 110 and 120 s.
test.each([
  ['at the start', 100, ': 100s 1'],
  ['in the step before the start', 91, ': 100s 1'],
  ['a whole step before the start', 90, ': 100s 1'],
  ['longer ago', 89.999, undefined],
  ['just after a point', 100.001, ': 110s 1'],
  ['at a point', 110, ': 110s 1'],
  ['at the end', 124, undefined],
  ['after the end', 125, undefined],
])('a profile %s (%d s) belongs to the point that follows it', (_, seconds, expected) => {
  const series = printSeries(createStore([[seconds, 1]]), createQuery({ start: 100, end: 124, step: 10 }));
  expect(series).toEqual(expected === undefined ? [] : [expected]);
});

test('profiles of one step are added up, steps without one have no point', () => {
  const store = createStore([
    [101, 1],
    [109, 2],
    [131, 4],
  ]);
  expect(printSeries(store, createQuery({ start: 100, end: 150, step: 10 }))).toEqual([': 110s 3, 140s 4']);
});

const REGIONS = createStore([
  [100, 1, { region: 'eu', zone: 'a' }],
  [100, 5, { region: 'us' }],
  [110, 2, { region: 'eu' }],
  [110, 9],
]);

test('groups come by size; series without the label are a group of their own', () => {
  const query = createQuery({ start: 100, end: 110, step: 10, groupBy: ['region'] });
  expect(printSeries(REGIONS, query)).toEqual([': 110s 9', 'region=us: 100s 5', 'region=eu: 100s 1, 110s 2']);
  expect(printSeries(REGIONS, query, { ...PLAIN, limit: 2 })).toEqual([': 110s 9', 'region=us: 100s 5']);
});

test('an exemplar is the largest profile of its point', () => {
  const query = createQuery({ start: 100, end: 110, step: 10 });
  const [series] = selectSeries(REGIONS, query, { ...PLAIN, withExemplars: true });
  expect(series?.points.map(({ exemplars }) => exemplars)).toMatchObject([
    [{ value: 5n, timestamp: 100_000n, profileId: printProfileId(2) }],
    [{ value: 9n, timestamp: 110_000n, profileId: printProfileId(4) }],
  ]);
});

test('a heatmap has 20 buckets between the smallest and the largest value', () => {
  const store = createStore([
    [101, 10],
    [102, 10],
    [111, 30],
    [112, 20],
  ]);
  const query = createQuery({ start: 100, end: 120, step: 10 });
  const [series] = selectHeatmap(store, query, { of: 'profiles', limit: 0, withExemplars: false });
  const lower = series?.slots[0]?.yMin ?? [];
  expect(lower).toHaveLength(20);
  expect([lower[0], lower[1], lower[19]]).toEqual([10, 11, 29]);
  expect(
    series?.slots.map(({ timestamp, counts }) => [
      Number(timestamp) / 1000,
      counts.flatMap((count, bucket) => (count > 0 ? [`${bucket}: ${count}`] : [])),
    ]),
  ).toEqual([
    [110, ['0: 2']],
    [120, ['10: 1', '19: 1']],
  ]);
});

test('a heatmap of one value has it twenty times as the lower end, as real servers do', () => {
  const query = createQuery({ start: 100, end: 120, step: 10 });
  const [series] = selectHeatmap(createStore([[101, 10]]), query, { of: 'profiles', limit: 0, withExemplars: true });
  const [slot] = series?.slots ?? [];
  expect(slot?.yMin).toEqual(Array.from({ length: 20 }, () => 10));
  expect(slot?.counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(slot?.exemplars).toMatchObject([{ value: 10n }]);
});
