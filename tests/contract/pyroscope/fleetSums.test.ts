/** @jest-environment node */
import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { describeSumOfServices } from 'profile/amounts/describeFleet';
import { decodeTree } from 'profile/formats/decodeTree';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { getTotal } from 'profile/tree/FlameTree';
import { ProfileFormat, QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { ProfileStore } from '../../../demo/store/ProfileStore';
import { type RunningStore, startStore } from '../../../demo/store/startStore';
import { replayRecordedProfiles } from '../../../demo/workloads/replay';

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

async function ask(profileTypeID: string, maxNodes: bigint) {
  const querier = createClient(
    QuerierService,
    createConnectTransport({ baseUrl: running.url, httpVersion: '1.1', useBinaryFormat: true }),
  );
  // A whole number of steps: a chart leaves out what comes after its last one.
  const range = { start: BigInt(NOW_MS - 3_600_000), end: BigInt(NOW_MS) };
  const question = { profileTypeID, labelSelector: '{}', ...range };
  const { tree } = await querier.selectMergeStacktraces({ ...question, maxNodes, format: ProfileFormat.TREE });
  const { series } = await querier.selectSeries({ ...question, groupBy: ['service_name'], step: 15 });
  const decoded = decodeTree(tree, { unit: 'ns' });
  const charts = series.map(({ points }) => points.reduce((sum, { value }) => sum + value, 0));
  return {
    total: getTotal(decoded),
    self: computeFunctions(decoded).self.reduce((sum, value) => sum + value, 0),
    ofServices: charts.reduce((sum, value) => sum + value, 0),
    serviceCount: charts.length,
  };
}

test.each(TYPES)('of %s all self values are the total of the tree, and what the services add up to', async (type) => {
  const { total, self, ofServices, serviceCount } = await ask(type, 1_000_000n);
  expect(total).toBeGreaterThan(0);
  expect(serviceCount).toBeGreaterThan(1);
  expect(self).toBe(total);
  expect(ofServices).toBe(total);
  expect(describeSumOfServices(total, ofServices)).toBe('');
});

test('what a server cuts away stays in the sums', async () => {
  const { total, self, ofServices } = await ask(TYPES[0] ?? '', 256n);
  expect(self).toBe(total);
  expect(Math.abs(ofServices / total - 1)).toBeLessThan(0.001);
});

test('a difference of more than a thousandth is said', () => {
  expect(describeSumOfServices(1000, 998)).toBe(
    'The charts of the services add up to 0.2 % less than the flame graph has.',
  );
});
