// Some servers fall over on ranges that no profile can be in. Whatever links and callers give, none is asked for.
import { fromBinary, type JsonObject, toJson } from '@bufbuild/protobuf';
import { dateTime, EventBusSrv, type TimeRange } from '@grafana/data';
import { config, type DataSourceSrv, setBackendSrv, setDataSourceSrv, setRunRequest } from '@grafana/runtime';
import { EmbeddedScene, SceneFlexLayout, SceneTimeRange } from '@grafana/scenes';
import fc from 'fast-check';
import { createPyroscopeClient } from 'pyroscope/client';
import { fetchPartPprof, fetchServerPprof } from 'pyroscope/fetchServerPprof';
import { QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { SERVER_MAX_NODES } from 'pyroscope/serverLimits';
import { createPyroscopeTransport } from 'pyroscope/transport';
import { runSeries } from 'queries/runSeries';
import { HostBackendSrv } from '../../demo/host/services/backendSrv';
import { runRequest } from '../../demo/host/services/runRequest';

const YEAR_MS = 366 * 24 * 3_600_000;
const QUERY = { profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', labelSelector: '{}' };

interface Asked {
  readonly start: number;
  readonly end: number;
  readonly stepS?: number | undefined;
  readonly nodes?: number | undefined;
  readonly limit?: number | undefined;
}

let asked: Asked[] = [];

/** Refuses every request, and keeps it. */
const fetchAndKeep: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(
    new URL(input instanceof Request ? input.url : String(input), 'http://grafana.test'),
    init,
  );
  const call = /QuerierService\/(\w+)$/.exec(request.url)?.[1];
  if (call === undefined) {
    const { from, to, queries } = JSON.parse(await request.text());
    for (const { intervalMs, limit } of queries) {
      asked.push({ start: Number(from), end: Number(to), stepS: intervalMs / 1000, limit });
    }
  } else {
    const method = QuerierService.methods.find(({ name }) => name === call);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const json = method && (toJson(method.input, fromBinary(method.input, bytes)) as JsonObject);
    const read = (field: string) => (json?.[field] === undefined ? undefined : Number(json[field]));
    asked.push({
      start: read('start') ?? NaN,
      end: read('end') ?? NaN,
      stepS: call === 'SelectSeries' ? (read('step') ?? 0) : undefined,
      nodes: read('maxNodes'),
      limit: read('limit'),
    });
  }
  return new Response('{"code":"unavailable"}', { status: 503, headers: { 'content-type': 'application/json' } });
};

beforeAll(() => {
  config.bootData.user.orgId = 1;
  jest.spyOn(globalThis, 'fetch').mockImplementation(fetchAndKeep);
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
  setDataSourceSrv({ get: () => Promise.resolve({}), getList: () => [] } as unknown as DataSourceSrv);
  setRunRequest(runRequest);
});

const moment = fc.oneof(
  fc.double({ noDefaultInfinity: false }),
  fc.integer({ min: -9e12, max: 5e12 }),
  fc.integer({ min: 9e11, max: 2e12 }),
);
const amount = fc.oneof(fc.double(), fc.integer({ min: -10, max: 10_000_000 }));

function toTimeRange(fromMs: number, toMs: number): TimeRange {
  const [from, to] = [dateTime(fromMs), dateTime(toMs)];
  return { from, to, raw: { from, to } };
}

test('no request is of a range before 2000, of no length or beyond ten years, of no step or of more nodes than there are', async () => {
  const options = { baseUrl: 'http://pyroscope.test', fetch: fetchAndKeep };
  const client = createPyroscopeClient(createPyroscopeTransport(options));
  const { signal } = new AbortController();
  const scene = new EmbeddedScene({ $timeRange: new SceneTimeRange(), body: new SceneFlexLayout({ children: [] }) });
  const maxPoints = fc.integer({ min: 1, max: 5000 });
  const limits = fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(moment, moment, amount, maxPoints, limits, async (fromMs, toMs, count, points, limit) => {
      asked = [];
      const query = { ...QUERY, fromMs, toMs };
      const series = {
        ...QUERY,
        ...{ dataSourceUid: 'store', groupBy: [], range: toTimeRange(fromMs, toMs), maxPoints: points },
        ...(limit !== undefined && { limit }),
      };
      const spanIds = ['9a517183f26a089d'];
      await Promise.allSettled([
        client.fetchSeries({ matchers: [], labelNames: [], fromMs, toMs }, signal),
        client.fetchLabelNames({ matchers: [], fromMs, toMs }, signal),
        client.fetchLabelValues({ label: 'region', matchers: [], fromMs, toMs }, signal),
        client.fetchProfile({ ...query, maxNodes: count }, signal),
        client.fetchProfile({ ...query, maxNodes: count, spanIds }, signal),
        client.fetchSingleProfiles({ ...query, stepMs: count }, signal),
        fetchServerPprof(options, query, signal),
        fetchPartPprof(options, { ...query, spanIds }, signal),
        runSeries(scene, series, signal),
      ]);
      for (const { start, end, stepS = 1, nodes = 1, limit: most = 1 } of asked) {
        expect(start).toBeGreaterThanOrEqual(Date.UTC(2000, 0, 1));
        expect(end).toBeGreaterThan(start);
        expect(end - start).toBeLessThanOrEqual(10 * YEAR_MS + 2);
        expect(stepS).toBeGreaterThanOrEqual(0.001);
        expect(Number.isFinite(stepS)).toBe(true);
        expect(nodes).toBeGreaterThanOrEqual(1);
        expect(nodes).toBeLessThanOrEqual(SERVER_MAX_NODES);
        expect(most).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 150, examples: [[1.7e12, 1.7e12 + 3_600_000, NaN, 250, 20]] },
  );
});

test('a range that can be asked for is asked for by every call', async () => {
  asked = [];
  const client = createPyroscopeClient(createPyroscopeTransport({ baseUrl: 'http://p.test', fetch: fetchAndKeep }));
  const { signal } = new AbortController();
  const range = { fromMs: 1.7e12, toMs: 1.7e12 + 3_600_000 };
  await Promise.allSettled([
    client.fetchSeries({ matchers: [], labelNames: [], ...range }, signal),
    client.fetchProfile({ ...QUERY, ...range, maxNodes: 0 }, signal),
  ]);
  expect(asked.map(({ start, end }) => [start, end])).toEqual([
    [range.fromMs, range.toMs],
    [range.fromMs, range.toMs],
  ]);
});
