// The faults between the browser and a server, through the loaders that all views use, with Grafana's request service over a
// network that the test plays. Cannot prove: how a view lays its message out.
import { create, toBinary } from '@bufbuild/protobuf';
import { createDataFrame, dataFrameToJSON, dateTime, EventBusSrv, FieldType, type PanelData } from '@grafana/data';
import { config, type DataSourceSrv, setBackendSrv, setDataSourceSrv, setRunRequest } from '@grafana/runtime';
import { EmbeddedScene, SceneFlexLayout, SceneTimeRange } from '@grafana/scenes';
import { retryFailed } from 'loading/failedQuestions';
import { SelectMergeStacktracesResponseSchema } from 'pyroscope/gen/querier/v1/querier_pb';
import type { PyroscopeErrorKind } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from 'queries/clients';
import type { SeriesRequest } from 'queries/querySeries';
import { QueuedSeries } from 'queries/QueuedSeries';
import { runSeries } from 'queries/runSeries';
import { SeriesQueue } from 'queries/SeriesQueue';
import { ServerLoader, type ServerState } from 'queries/ServerLoader';
import { toQueryError } from 'queries/toQueryError';
import { describeError } from 'scenes/states/describeError';
import { HostBackendSrv } from '../../demo/host/services/backendSrv';
import { runRequest } from '../../demo/host/services/runRequest';

type Network = (url: string) => Promise<Response>;

const text = (status: number, body: string, type = 'application/json'): Promise<Response> =>
  Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));
const code = (status: number, name: string): Promise<Response> =>
  text(status, JSON.stringify({ code: name, message: 'words of the server' }));

const FRAME = dataFrameToJSON(
  createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [1e12] },
      { name: 'cpu', type: FieldType.number, values: [1] },
    ],
  }),
);
const TREE = toBinary(
  SelectMergeStacktracesResponseSchema,
  create(SelectMergeStacktracesResponseSchema, { tree: new Uint8Array(10) }),
);

const isQuery = (url: string): boolean => url.includes('/api/ds/query');
const results = (result: unknown, status = 200): Promise<Response> =>
  text(status, JSON.stringify({ results: { A: result } }));
const good: Network = (url) =>
  isQuery(url)
    ? results({ status: 200, frames: [FRAME] })
    : Promise.resolve(new Response(new Uint8Array(TREE), { headers: { 'content-type': 'application/proto' } }));
const empty: Network = (url) =>
  isQuery(url) ? results({ status: 200, frames: [] }) : text(200, '', 'application/proto');

/** What Pyroscope answers comes through the proxy as it is, and within results through Grafana's data source. */
const pyroscope =
  (status: number, name: string): Network =>
  (url) =>
    isQuery(url) ? results({ error: `${name}: words of the server`, status: 500 }, 400) : code(status, name);

interface Fault {
  readonly kind: PyroscopeErrorKind;
  readonly network: Network;
}

const TRANSIENT: Readonly<Record<string, Fault>> = {
  '500': { kind: 'failed', network: pyroscope(500, 'unknown') },
  '502': { kind: 'unreachable', network: () => text(502, '') },
  '429': { kind: 'busy', network: pyroscope(429, 'resource_exhausted') },
  cut: { kind: 'malformed', network: (url) => (isQuery(url) ? text(200, '{"results":{"A":{"fr') : cutProto()) },
  malformed: {
    kind: 'malformed',
    network: (url) => text(200, '\u0001\u0002', isQuery(url) ? 'application/json' : 'application/proto'),
  },
  'wrong type': { kind: 'malformed', network: () => text(200, '<!doctype html><title>Log in</title>', 'text/html') },
  'connection refused': { kind: 'unreachable', network: pyroscope(503, 'unavailable') },
  'question refused': { kind: 'refused', network: pyroscope(400, 'invalid_argument') },
  offline: { kind: 'no-answer', network: () => Promise.reject(new TypeError('Failed to fetch')) },
};

const LASTING: Readonly<Record<string, Fault>> = {
  '401 of Grafana': {
    kind: 'unauthenticated',
    network: () => text(401, '{"message":"Unauthorized","statusCode":401}'),
  },
  '401 of Pyroscope': {
    kind: 'credentials',
    network: (url) =>
      isQuery(url)
        ? results({ error: 'unauthenticated: no org id', status: 401 }, 400)
        : text(400, 'Authentication to data source failed', 'text/plain'),
  },
  '403 of Grafana': { kind: 'forbidden', network: () => text(403, '{"accessErrorId":"ACE1","message":"no"}') },
  '403 of Pyroscope': { kind: 'denied', network: pyroscope(403, 'permission_denied') },
  '404': { kind: 'no-source', network: () => text(404, '{"message":"Data source not found"}') },
  unimplemented: { kind: 'unsupported', network: pyroscope(501, 'unimplemented') },
};

function cutProto(): Promise<Response> {
  const headers = { 'content-type': 'application/proto' };
  return Promise.resolve(new Response(new Uint8Array(TREE.slice(0, TREE.length - 2)), { headers }));
}

let network: Network = good;
const FROM_MS = Date.UTC(2026, 0, 1);

beforeAll(() => {
  config.bootData.user.orgId = 1;
  jest.spyOn(globalThis, 'fetch').mockImplementation((url) => network(String(url)));
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
  setDataSourceSrv({ get: () => Promise.resolve({}), getList: () => [] } as unknown as DataSourceSrv);
  setRunRequest(runRequest);
});

/** What a view can tell of a question: what it shows, and why there is nothing newer. */
interface Shown {
  readonly hasPicture: boolean;
  readonly isBusy: boolean;
  readonly error: ReturnType<typeof toQueryError> | undefined;
}

interface Place {
  readonly ask: (hour: number) => void;
  readonly look: () => Shown;
}

function createScene<T extends QueuedSeries>(child: T): T {
  new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from: 'now-1h', to: 'now' }),
    body: new SceneFlexLayout({ children: [] }),
    controls: [child],
  }).activate();
  return child;
}

function buildRequest(hour: number): SeriesRequest {
  const [from, to] = [dateTime(FROM_MS + hour * 3_600_000), dateTime(FROM_MS + (hour + 1) * 3_600_000)];
  const range = { from, to, raw: { from, to } };
  return { dataSourceUid: 'local', profileTypeId: 'cpu', labelSelector: '{}', groupBy: [], range, maxPoints: 100 };
}

function placeOf<A>(load: (hour: number, signal: AbortSignal) => Promise<A>, hasData: (answer: A) => boolean): Place {
  let state: ServerState<A> | undefined;
  const loader = new ServerLoader<number, A>(load, (next) => (state = next));
  return {
    ask: (hour) => loader.ask(String(hour), hour),
    look: () => ({
      hasPicture: state?.answer !== undefined && hasData(state.answer),
      isBusy: state?.isLoading === true,
      error: state?.error,
    }),
  };
}

const PLACES: Readonly<Record<string, () => Place>> = {
  // The list of services, labels, flame graphs, function details and exports ask like this.
  'a call to Pyroscope': () =>
    placeOf(
      (hour, signal) =>
        getPyroscopeClient('local').fetchProfile(
          {
            fromMs: FROM_MS + hour * 3_600_000,
            toMs: FROM_MS + (hour + 1) * 3_600_000,
            profileTypeId: 'cpu',
            labelSelector: '{}',
            maxNodes: 100,
          },
          signal,
        ),
      (answer) => answer.format === 'tree' && answer.bytes.length > 0,
    ),
  // The charts of the flame graph and the diff, and what looks for causes and versions.
  'a chart': () => {
    const scene = createScene(new QueuedSeries());
    return placeOf<PanelData>(
      (hour, signal) => runSeries(scene, buildRequest(hour), signal),
      ({ series }) => series.length > 0,
    );
  },
  // The panels of profile types, labels, values of a label, and favorites.
  'a panel of a list': () => {
    const series = createScene(new QueuedSeries());
    const queue = new SeriesQueue(1);
    return {
      ask: (hour) => {
        series.prepare(buildRequest(hour));
        series.load(queue);
      },
      look: () => {
        const { status, data, error } = series.state;
        return {
          hasPicture: (data?.series.length ?? 0) > 0,
          isBusy: status !== 'done',
          error: error && toQueryError(error),
        };
      },
    };
  },
};

async function settle({ look }: Place): Promise<Shown> {
  for (let turn = 0; turn < 200 && look().isBusy; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return look();
}

/** Puts a place into the state before the fault: nothing yet, or the picture of an hour. */
async function prepare(name: string, moment: string): Promise<Place> {
  network = good;
  const place = (PLACES[name] as () => Place)();
  if (moment !== 'load') {
    place.ask(0);
    expect(await settle(place)).toEqual({ hasPicture: true, isBusy: false, error: undefined });
  }
  return place;
}

const MOMENTS = ['load', 'new range'] as const;
const CASES = Object.keys(PLACES).flatMap((name) => MOMENTS.map((moment) => [name, moment] as const));

describe.each(CASES)('%s, on a %s', (name, moment) => {
  test.each(Object.entries({ ...TRANSIENT, ...LASTING }))('%s', async (_, fault) => {
    const place = await prepare(name, moment);
    network = fault.network;
    place.ask(1);
    const { hasPicture, error } = await settle(place);
    // A message, and the old picture if there was one.
    expect(error?.kind).toBe(fault.kind);
    expect(hasPicture).toBe(moment !== 'load');
    if (Object.values(LASTING).includes(fault)) {
      expect(error && describeError(error).nextStep).toMatch(/administrator|Who runs Pyroscope|Sign in/);
    }
    // What heals is healed by one Retry.
    network = good;
    retryFailed();
    expect(await settle(place)).toEqual({ hasPicture: true, isBusy: false, error: undefined });
  });

  test('an empty answer is no error, and the old picture goes', async () => {
    const place = await prepare(name, moment);
    network = empty;
    place.ask(1);
    expect(await settle(place)).toEqual({ hasPicture: false, isBusy: false, error: undefined });
  });

  test('a slow answer leaves the old picture until it comes', async () => {
    const place = await prepare(name, moment);
    let answer: (() => void) | undefined;
    network = (url) =>
      new Promise((resolve) => {
        answer = () => void good(url).then(resolve);
      });
    place.ask(1);
    for (let turn = 0; turn < 50 && !answer; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(place.look()).toMatchObject({ hasPicture: moment !== 'load', isBusy: true, error: undefined });
    answer?.();
    expect(await settle(place)).toEqual({ hasPicture: true, isBusy: false, error: undefined });
  });
});
