/** @jest-environment node */
import { describeSumOfServices } from 'profile/amounts/describeFleet';
import { decodeTree } from 'profile/formats/decodeTree';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal } from 'profile/tree/FlameTree';
import { ProfileStore } from '../../../demo/store/ProfileStore';
import { type RunningStore, startStore } from '../../../demo/store/startStore';
import { replayRecordedProfiles } from '../../../demo/workloads/replay';
import { send } from './recording';

const NOW_MS = Date.UTC(2026, 4, 7, 12);
const TYPES = [
  'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  'memory:alloc_space:bytes:space:bytes',
  'memory:inuse_space:bytes:space:bytes',
];

let running: RunningStore;

beforeAll(async () => {
  const store = new ProfileStore(() => NOW_MS);
  await replayRecordedProfiles({ store, nowMs: NOW_MS });
  running = await startStore({ store });
});

afterAll(() => running.close());

interface SeriesAnswer {
  readonly series: ReadonlyArray<{ readonly points: ReadonlyArray<{ readonly value: number }> }>;
}

async function ask(profileTypeID: string, maxNodes: number) {
  const query = async (method: string, more: Readonly<Record<string, unknown>>): Promise<unknown> => {
    // A whole number of steps: a chart leaves out what comes after its last one.
    const request = { profileTypeID, labelSelector: '{}', start: NOW_MS - 3_600_000, end: NOW_MS, ...more };
    return (await send(running.url, { path: `/querier.v1.QuerierService/${method}`, request })).answer;
  };
  const merged = await query('SelectMergeStacktraces', { maxNodes, format: 'PROFILE_FORMAT_TREE' });
  const { series } = (await query('SelectSeries', { groupBy: ['service_name'], step: 15 })) as SeriesAnswer;
  const tree = Buffer.from(String(Object(merged).tree), 'base64');
  const decoded = decodeTree(tree, { limited: true });
  const charts = series.map(({ points }) => points.reduce((sum, { value }) => sum + value, 0));
  return {
    total: getTotal(decoded),
    self: computeFunctions(decoded).self.reduce((sum, value) => sum + value, 0),
    cut: computeCoverage(decoded).cutValue,
    ofServices: charts.reduce((sum, value) => sum + value, 0),
    serviceCount: charts.length,
  };
}

test.each(TYPES)('of %s all self values are the total of the tree, and what the services add up to', async (type) => {
  const { total, self, ofServices, serviceCount } = await ask(type, 1_000_000);
  expect(total).toBeGreaterThan(0);
  expect(serviceCount).toBeGreaterThan(1);
  expect(self).toBe(total);
  expect(ofServices).toBe(total);
  expect(describeSumOfServices(total, ofServices)).toBe('');
});

test('what a server cuts away stays in the sums', async () => {
  const { total, self, cut, ofServices } = await ask(TYPES[0] ?? '', 256);
  expect(cut).toBeGreaterThan(0);
  expect(self + cut).toBe(total);
  expect(Math.abs(ofServices / total - 1)).toBeLessThan(0.001);
});

test('a difference of more than a thousandth is said', () => {
  expect(describeSumOfServices(1000, 998)).toBe(
    'The charts of the services add up to 0.2 % less than the flame graph has.',
  );
});
