// Through the app's own plans and requests, held against what the server answers for the same ids and time.
import { Blob as NodeBlob } from 'node:buffer';
import { dateTime, EventBusSrv, makeTimeRange } from '@grafana/data';
import { config, setBackendSrv } from '@grafana/runtime';
import { planFlameGraph } from 'pages/flame-graph/planFlameGraph';
import { loadTrace } from 'pages/trace/loadTrace';
import { planTrace } from 'pages/trace/planTrace';
import { decodeTree } from 'profile/formats/decodeTree';
import { buildHeatmap } from 'profile/heatmap/buildHeatmap';
import { selectRectangle } from 'profile/heatmap/selectRectangle';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { getTotal } from 'profile/tree/FlameTree';
import { getPyroscopeClient } from 'queries/clients';
import { DEFAULT_MAX_NODES } from 'queries/TenantLimits';
import { decodeInWorker } from 'worker/OpenedProfile';
import { HostBackendSrv } from '../../../demo/host/services/backendSrv';
import { ProfileStore } from '../../../demo/store/ProfileStore';
import { type RunningStore, startStore } from '../../../demo/store/startStore';
import { replayRecordedProfiles } from '../../../demo/workloads/replay';
import { listTraceIds } from '../../../demo/workloads/runtime/batches';
import { printTree } from '../../helpers/printTree';
import { send } from './recording';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const NOW_MS = Date.UTC(2026, 4, 7, 12);
const RANGE = makeTimeRange(dateTime(NOW_MS - 3_600_000), dateTime(NOW_MS));
const STEP_MS = 57_000;
const PROXY = '/api/datasources/proxy/uid/local';

let running: RunningStore;

beforeAll(async () => {
  const store = new ProfileStore(() => NOW_MS);
  await replayRecordedProfiles({ store, nowMs: NOW_MS });
  running = await startStore({ store });
  config.bootData.user.orgId = 1;
  // A browser's Response takes its Blob; jsdom's is unknown to the Response of Node.
  Object.assign(globalThis, { Blob: NodeBlob });
  const { fetch } = globalThis;
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((input, init) => fetch(String(input).replace(PROXY, running.url), init));
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
});

afterAll(() => running.close());

/** Lists the stacks of the server's answer for a part of the hour, and their sum. */
async function merge(labelSelector: string, part: Readonly<Record<string, unknown>>) {
  const range = { start: RANGE.from.valueOf(), end: RANGE.to.valueOf() };
  const request = { profileTypeID: CPU, labelSelector, maxNodes: 1_000_000, format: 'PROFILE_FORMAT_TREE', ...range };
  const path = '/querier.v1.QuerierService/SelectMergeStacktraces';
  const { answer } = await send(running.url, { path, request: { ...request, ...part } });
  const tree = decodeTree(Buffer.from(String(Object(answer).tree), 'base64'), { limited: false });
  return { stacks: printTree(tree), total: getTotal(tree) };
}

test('the flame graph of a rectangle of the heatmap is what the server has of its spans in its time', async () => {
  const { signal } = new AbortController();
  const client = getPyroscopeClient('local');
  const subject = { profileTypeId: CPU, labelSelector: '{service_name="storefront"}' };
  const range = { fromMs: RANGE.from.valueOf(), toMs: RANGE.to.valueOf() };
  const heatmap = buildHeatmap(
    await client.fetchSpanHeatmap({ ...range, ...subject, stepMs: STEP_MS }, signal),
    range,
    STEP_MS,
  );
  const last = { column: heatmap.columns.length - 1, row: heatmap.rows.length - 1 };
  const middle = { column: Math.floor(last.column / 2), row: 1 };
  const rectangles = [
    { from: { column: 0, row: 0 }, to: last },
    { from: middle, to: last },
    { from: { column: 0, row: 0 }, to: middle },
  ];
  const totals: number[] = [];
  for (const rectangle of rectangles) {
    const selected = selectRectangle(heatmap, rectangle);
    const spanIds = selected.exemplars.slice(0, 200).map(({ spanId }) => spanId);
    const plan = planFlameGraph({
      ...{ dataSourceUid: 'local', serviceName: 'storefront', profileTypeId: CPU, range: RANGE, filters: [], part: {} },
      ...{ spans: { ...selected.range, spanIds }, otherSpans: undefined, framePath: undefined },
      ...{ hasHeatmap: true, hasTrends: false, overTime: '', maxNodes: DEFAULT_MAX_NODES },
    });
    if (!plan) {
      throw new Error('There is a service to ask for.');
    }
    const shown = await decodeInWorker(await client.fetchProfile(plan.profile, signal));
    const { fromMs: start, toMs: end } = selected.range;
    const expected = await merge('{service_name="storefront"}', { spanSelector: spanIds, start, end });
    expect(printTree(shown)).toEqual(expected.stacks);
    totals.push(getTotal(shown));
  }
  // They are different parts, each of some samples.
  expect(new Set(totals).size).toBe(totals.length);
  expect(Math.min(...totals)).toBeGreaterThan(0);
});

test('each service of a trace has what the server has of the trace in it, and all have what it has in all', async () => {
  const [traceId = ''] = listTraceIds(0);
  const names = ['storefront', 'recommendations', 'ledger', 'checkout', 'search'];
  const labels = (name: string) =>
    new Map([
      ['service_name', name],
      ['__profile_type__', CPU],
    ]);
  const matrix = buildServiceMatrix(names.map(labels));
  const plan = planTrace({ traceIds: [traceId], profileTypeId: CPU, range: RANGE, matrix });
  const { services, total, opened, unfound } = await loadTrace(
    { dataSourceUid: 'local', plan },
    new AbortController().signal,
    () => undefined,
  );
  const part = { traceIdSelector: [traceId] };
  expect(services.map(({ name }) => name).toSorted()).toEqual(['ledger', 'recommendations', 'storefront']);
  for (const service of services) {
    expect(service.total).toBe((await merge(`{service_name="${service.name}"}`, part)).total);
  }
  expect(total).toBe((await merge('{}', part)).total);
  expect([unfound, opened && getTotal(opened.tree)]).toEqual([0, total]);
});
