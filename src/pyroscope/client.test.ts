/** @jest-environment node */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  ProfileFormat,
  SelectMergeStacktracesRequestSchema,
  SelectMergeStacktracesResponseSchema,
  SelectSeriesRequestSchema,
  SelectSeriesResponseSchema,
  SeriesResponseSchema,
} from 'pyroscope/gen/querier/v1/querier_pb';
import {
  ExemplarType,
  LabelNamesRequestSchema,
  LabelNamesResponseSchema,
  LabelValuesRequestSchema,
  LabelValuesResponseSchema,
} from 'pyroscope/gen/types/v1/types_pb';
import { createPyroscopeClient, type PyroscopeClient } from './client';
import { isCancellation } from './PyroscopeError';
import { createPyroscopeTransport } from './transport';

const RANGE = { fromMs: 1_700_000_001_000, toMs: 1_700_000_002_000 };
const QUERY = {
  ...RANGE,
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{}',
  maxNodes: 16_384,
};
const signal = new AbortController().signal;

function createClient(answer: (request: Request) => Response | Promise<Response>): PyroscopeClient {
  const fetch: typeof globalThis.fetch = (input, init) => Promise.resolve(answer(new Request(input, init)));
  return createPyroscopeClient(createPyroscopeTransport({ baseUrl: 'http://pyroscope.test/proxy', fetch }));
}

function reply(bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/proto' } });
}

test('a profile is asked for as a tree within milliseconds and a limit of nodes', async () => {
  let asked: unknown;
  const client = createClient(async (request) => {
    const { start, end, maxNodes, format } = fromBinary(
      SelectMergeStacktracesRequestSchema,
      new Uint8Array(await request.arrayBuffer()),
    );
    asked = { path: new URL(request.url).pathname, start, end, maxNodes, format };
    return reply(
      toBinary(
        SelectMergeStacktracesResponseSchema,
        create(SelectMergeStacktracesResponseSchema, { tree: new Uint8Array([1, 2]) }),
      ),
    );
  });
  expect(await client.fetchProfile(QUERY, signal)).toEqual({
    format: 'tree',
    factor: 1,
    bytes: new Uint8Array([1, 2]),
  });
  expect(asked).toEqual({
    path: '/proxy/querier.v1.QuerierService/SelectMergeStacktraces',
    start: 1_700_000_001_000n,
    end: 1_700_000_002_000n,
    maxNodes: 16_384n,
    format: ProfileFormat.TREE,
  });
});

test('a profile in microseconds comes with what makes nanoseconds of it', async () => {
  const answer = create(SelectMergeStacktracesResponseSchema, { tree: new Uint8Array([1, 2]) });
  const client = createClient(() => reply(toBinary(SelectMergeStacktracesResponseSchema, answer)));
  const query = { ...QUERY, profileTypeId: 'wall:wall:microseconds:wall:microseconds' };
  expect(await client.fetchProfile(query, signal)).toMatchObject({ factor: 1000 });
});

test('a server that knows no trees answers with levels', async () => {
  const flamegraph = { names: ['total'], levels: [{ values: [0n, 5n, 5n, 0n] }], total: 5n, maxSelf: 5n };
  const client = createClient(() =>
    reply(toBinary(SelectMergeStacktracesResponseSchema, create(SelectMergeStacktracesResponseSchema, { flamegraph }))),
  );
  expect(await client.fetchProfile(QUERY, signal)).toEqual({
    format: 'levels',
    factor: 1,
    names: ['total'],
    levels: [[0n, 5n, 5n, 0n]],
  });
});

test('label sets ask for dotted names, too', async () => {
  let accepted: string | null = null;
  const client = createClient((request) => {
    accepted = request.headers.get('accept');
    const labelsSet = [{ labels: [{ name: 'team.name', value: 'pay "core"' }] }];
    return reply(toBinary(SeriesResponseSchema, create(SeriesResponseSchema, { labelsSet })));
  });
  const series = await client.fetchSeries({ ...RANGE, matchers: [], labelNames: [] }, signal);
  expect(series).toEqual([new Map([['team.name', 'pay "core"']])]);
  expect(accepted).toContain('allow-utf8-labelnames=true');
});

test('label names ask for dotted names, too, within the selection', async () => {
  let asked: unknown;
  const client = createClient(async (request) => {
    const { matchers, start, end } = fromBinary(LabelNamesRequestSchema, new Uint8Array(await request.arrayBuffer()));
    asked = { path: new URL(request.url).pathname, accept: request.headers.get('accept'), matchers, start, end };
    return reply(
      toBinary(LabelNamesResponseSchema, create(LabelNamesResponseSchema, { names: ['region', 'team.name'] })),
    );
  });
  expect(await client.fetchLabelNames({ ...RANGE, matchers: ['{a="b"}'] }, signal)).toEqual(['region', 'team.name']);
  expect(asked).toEqual({
    path: '/proxy/querier.v1.QuerierService/LabelNames',
    accept: expect.stringContaining('allow-utf8-labelnames=true'),
    matchers: ['{a="b"}'],
    start: 1_700_000_001_000n,
    end: 1_700_000_002_000n,
  });
});

test('values are asked for by the name of their label', async () => {
  let asked: unknown;
  const client = createClient(async (request) => {
    const { name, matchers } = fromBinary(LabelValuesRequestSchema, new Uint8Array(await request.arrayBuffer()));
    asked = { path: new URL(request.url).pathname, name, matchers };
    return reply(toBinary(LabelValuesResponseSchema, create(LabelValuesResponseSchema, { names: ['pay "core"'] })));
  });
  const values = await client.fetchLabelValues({ ...RANGE, matchers: [], label: 'team.name' }, signal);
  expect(values).toEqual(['pay "core"']);
  expect(asked).toEqual({ path: '/proxy/querier.v1.QuerierService/LabelValues', name: 'team.name', matchers: [] });
});

test('single profiles of the range come oldest first, without what the server alone knows them by', async () => {
  let asked: unknown;
  const client = createClient(async (request) => {
    const { step, exemplarType } = fromBinary(SelectSeriesRequestSchema, new Uint8Array(await request.arrayBuffer()));
    asked = { path: new URL(request.url).pathname, step, exemplarType };
    const labels = [
      { name: '__profile_type__', value: 'cpu' },
      { name: 'pod', value: 'a' },
    ];
    const exemplars = [
      { profileId: 'later', timestamp: BigInt(RANGE.fromMs + 30), value: 7n, labels },
      { profileId: '', spanId: 'abc', timestamp: BigInt(RANGE.fromMs + 20), value: 7n },
      { profileId: 'before the range', timestamp: BigInt(RANGE.fromMs - 1), value: 9n },
    ];
    const points = [
      { exemplars },
      { exemplars: [{ profileId: 'sooner', timestamp: BigInt(RANGE.fromMs + 10), value: 5n }] },
    ];
    return reply(toBinary(SelectSeriesResponseSchema, create(SelectSeriesResponseSchema, { series: [{ points }] })));
  });
  const query = { ...RANGE, profileTypeId: 'cpu', labelSelector: '{}', stepMs: 15_000 };
  expect(await client.fetchSingleProfiles(query, signal)).toEqual([
    { id: 'sooner', timeMs: RANGE.fromMs + 10, value: 5, labels: new Map() },
    { id: 'later', timeMs: RANGE.fromMs + 30, value: 7, labels: new Map([['pod', 'a']]) },
  ]);
  expect(asked).toEqual({
    path: '/proxy/querier.v1.QuerierService/SelectSeries',
    step: 15,
    exemplarType: ExemplarType.INDIVIDUAL,
  });
});

test('snapshots are asked for in groups and short steps, and come with their labels', async () => {
  let asked: unknown;
  const client = createClient(async (request) => {
    const { step, groupBy, limit, exemplarType } = fromBinary(
      SelectSeriesRequestSchema,
      new Uint8Array(await request.arrayBuffer()),
    );
    asked = { step, groupBy, limit, exemplarType };
    const series = [{ labels: [{ name: 'pod', value: 'a' }], points: [{ timestamp: 10n, value: 5 }] }];
    return reply(toBinary(SelectSeriesResponseSchema, create(SelectSeriesResponseSchema, { series })));
  });
  const query = { ...RANGE, profileTypeId: 'memory', labelSelector: '{}', groupBy: ['pod'], stepMs: 1000, limit: 50 };
  expect(await client.fetchSnapshots(query, signal)).toEqual([
    { labels: new Map([['pod', 'a']]), timesMs: [10], values: [5] },
  ]);
  expect(asked).toEqual({ step: 1, groupBy: ['pod'], limit: 50n, exemplarType: ExemplarType.UNSPECIFIED });
});

function refuse(status: number, body: string, contentType = 'application/json'): Response {
  return new Response(body, { status, headers: { 'content-type': contentType } });
}

test.each<[string, () => Response, { kind: string; message?: RegExp }]>([
  [
    'the server’s refusal',
    () => refuse(400, '{"code":"invalid_argument","message":"bad selector"}'),
    { kind: 'refused', message: /^bad selector$/ },
  ],
  ['a proxy without a server behind', () => refuse(502, ''), { kind: 'unreachable' }],
  ['a missing session', () => refuse(401, '{"message":"Unauthorized"}'), { kind: 'unauthenticated' }],
  ['a missing permission', () => refuse(403, '{"message":"no"}'), { kind: 'forbidden' }],
  ['another server', () => refuse(404, '404 page not found', 'text/plain'), { kind: 'unsupported' }],
  ['a failing server', () => refuse(500, '{"code":"unknown","message":"boom"}'), { kind: 'failed', message: /^boom$/ }],
  ['a page in place of an answer', () => refuse(200, '<html>', 'text/html'), { kind: 'malformed' }],
  ['bytes that are no message', () => reply(new Uint8Array([255, 255, 255])), { kind: 'malformed' }],
])('%s has its own kind of error', async (_, answer, { kind, message = /^/ }) => {
  const failure = createClient(answer).fetchProfile(QUERY, signal);
  await expect(failure).rejects.toMatchObject({
    name: 'PyroscopeError',
    kind,
    words: expect.stringMatching(message),
  });
});

test('no network at all is no answer from anybody', async () => {
  const client = createClient(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(client.fetchProfile(QUERY, signal)).rejects.toMatchObject({ kind: 'no-answer' });
});

test('a cancelled request is no failure', async () => {
  const controller = new AbortController();
  const client = createClient(
    (request) =>
      new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)),
      ),
  );
  const request = client.fetchProfile(QUERY, controller.signal);
  controller.abort();
  expect(await request.catch(isCancellation)).toBe(true);
});

test('a list that has no end is given up, and the server is told', async () => {
  let sentMebibytes = 0;
  let isCancelled = false;
  const client = createClient(() => {
    const body = new ReadableStream({
      pull: (controller) => {
        sentMebibytes += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    return new Response(body, { headers: { 'content-type': 'application/proto' } });
  });
  const answer = client.fetchSeries({ ...RANGE, matchers: [], labelNames: [] }, signal);
  await expect(answer).rejects.toMatchObject({ name: 'PyroscopeError', kind: 'too-large' });
  expect(isCancelled).toBe(true);
  expect(sentMebibytes).toBeLessThan(40);
});
