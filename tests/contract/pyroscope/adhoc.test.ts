/** @jest-environment node */
import { gzipSync } from 'node:zlib';
import { createAdHocClient } from 'pyroscope/adHoc';
import { createPyroscopeTransport } from 'pyroscope/transport';
import { type RunningStore, startStore } from '../../../demo/store/startStore';
import { printLevels } from './printCallTree';
import { type Exchange, readExchanges, send } from './recording';

type RecordedServer = 'v2' | 'dual' | 'v1' | 'tenants';

/** Exchanges of one tenant, as our store has only one. */
const EXCHANGES = readExchanges('pyroscope-2', 'adhoc.json').filter(({ server }) => server !== 'tenants');

/** True if the recording has the length of a text instead of it. */
const isShortened = ({ request }: Exchange) => /^<\d+ characters>$/.test(String(request?.profile));

/** Refused with the same status and code, but in other words: a library's message about unreadable bytes. */
const OTHER_WORDS: readonly string[] = [
  'upload: flamebearer JSON single, gzip',
  'upload: wrong extension: pprof named .json',
  'upload: wrong extension: pprof named .collapsed',
  'upload: wrong extension: pprof named .txt',
  'upload: wrong extension: JSON named .pprof',
  'upload: wrong extension: collapsed named .pprof',
  'upload: odd name: 240 characters',
  'upload: odd name: 400 characters',
  'upload: profile is a number',
];

const DIFFERENT: readonly string[] = [
  // A server that keeps files in a folder reads the folder above: ours has none.
  'get: id ..',
  // Functions without any value are in the answer, too. Nobody sees them.
  'get: heap, inuse_space',
];

const stores = new Map<RecordedServer, RunningStore>();

/** Our ids by the recorded ones, as ids are new each time. */
const ownIds = new Map<string, string>();

beforeAll(async () => {
  for (const server of ['v2', 'dual', 'v1'] as const) {
    stores.set(server, await startStore());
  }
});

afterAll(() => Promise.all([...stores.values()].map((store) => store.close())));

function replaceIds<T>(value: T, ids: ReadonlyMap<string, string>): T {
  let text = JSON.stringify(value);
  ids.forEach((to, from) => {
    text = text.replaceAll(from, to);
  });
  return JSON.parse(text);
}

/** Removes what is not part of the contract: times, order of siblings and of names, and the two ways of being empty. */
function normalise(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (key, value) => {
    if (key === 'uploadedAt') {
      return typeof value;
    }
    if (key !== 'flamebearerProfile') {
      return value;
    }
    const { flamebearer, metadata, leftTicks, rightTicks, version } = JSON.parse(value);
    const levels = flamebearer.levels.map((values: readonly number[]) => ({ values: values.map(String) }));
    return {
      ...{ version, metadata, leftTicks, rightTicks, numTicks: flamebearer.numTicks, maxSelf: flamebearer.maxSelf },
      levels: printLevels({ names: flamebearer.names, levels }, metadata.format === 'double' ? 2 : 1),
    };
  });
}

async function ask(exchange: Exchange) {
  const url = stores.get(exchange.server as RecordedServer)?.url ?? '';
  const { status, answer } = await send(url, { ...exchange, request: replaceIds(exchange.request, ownIds) });
  const recordedId = Object(exchange.answer).id;
  const ownId = Object(answer).id;
  if (typeof recordedId === 'string' && typeof ownId === 'string') {
    // The store sent it, and nobody has seen it before.
    ownIds.set(recordedId, ownId);
  }
  const recordedIds = new Map([...ownIds].map(([recorded, own]) => [own, recorded]));
  return { status, answer: normalise(replaceIds(answer, recordedIds)) };
}

// In their order: what is listed was uploaded before.
test.each(EXCHANGES.filter((exchange) => !isShortened(exchange)))(
  'files are kept as the recorded server keeps them: $server $name',
  async (exchange) => {
    const { status, answer } = await ask(exchange);
    const expected = { status: exchange.status, answer: normalise(exchange.answer) };
    if (DIFFERENT.includes(exchange.name)) {
      expect({ status, answer }).not.toEqual(expected);
    } else if (OTHER_WORDS.includes(exchange.name)) {
      expect(status).toBe(exchange.status);
      expect(Object(answer).code).toBe(Object(exchange.answer).code);
      expect(answer).not.toEqual(expected.answer);
    } else {
      expect({ status, answer }).toEqual(expected);
    }
  },
);

test.each([
  ['upload: too large: base64 longer than 4 MiB', 'A'.repeat(4_194_308)],
  ['upload: too large only when unpacked (11 MB)', gzipSync(Buffer.alloc(5_000_000)).toString('base64')],
])('a file above the limit is refused: %s', async (name, profile) => {
  const recorded = EXCHANGES.find((exchange) => exchange.name === name);
  const url = stores.get('v2')?.url ?? '';
  const { status, answer } = await send(url, {
    path: recorded?.path ?? '',
    request: { name: 'big.pprof', profile },
  });
  expect({ status, answer }).toEqual({ status: recorded?.status, answer: recorded?.answer });
});

describe('our client', () => {
  const signal = new AbortController().signal;
  const connect = (fetch: typeof globalThis.fetch = globalThis.fetch) =>
    createAdHocClient(createPyroscopeTransport({ baseUrl: stores.get('dual')?.url ?? '', fetch }));

  test('stores a file, finds it in the list, and gets one of its profiles', async () => {
    const client = connect();
    const stored = await client.store('My run.collapsed', Buffer.from('main;parse 3\nmain;gc 1\n'), signal);
    expect(stored).toMatchObject({ name: 'My_run.collapsed', type: 'My_run.collapsed', types: ['My_run.collapsed'] });
    expect((await client.listStored(signal))[0]).toEqual({
      id: stored.id,
      name: 'My_run.collapsed',
      storedMs: stored.storedMs,
    });
    const again = await client.fetchStored(stored.id, 'cpu', signal);
    expect(again.type).toBe('My_run.collapsed');
    expect(JSON.parse(again.flamebearer).flamebearer.names).toEqual(['total', 'main', 'gc', 'parse']);
  });

  test('asks for no more nodes than the tenant is allowed, once it was told', async () => {
    const asked: number[] = [];
    const client = connect(async (input, init) => {
      const request = new Request(input, init);
      const { length } = new Uint8Array(await request.clone().arrayBuffer());
      asked.push(length);
      return asked.length === 1
        ? Response.json(
            {
              code: 'unknown',
              message: 'could not determine max nodes: max flamegraph nodes limit 1048576 is greater than allowed 16',
            },
            { status: 500 },
          )
        : fetch(request);
    });
    const { id } = await connect().store('run.collapsed', Buffer.from('main 1\n'), signal);
    expect((await client.fetchStored(id, '', signal)).id).toBe(id);
    // A smaller number takes fewer bytes.
    expect(asked[1]).toBeLessThan(asked[0] ?? 0);
  });

  test('says in which words the server refused', async () => {
    const refused = connect().store('cpu.pprof', Buffer.from('main 1.5\n'), signal);
    await expect(refused).rejects.toMatchObject({
      kind: 'failed',
      words: expect.stringContaining('detected as "pprof"'),
    });
  });
});

test('every listed difference belongs to a recorded request', () => {
  const names = EXCHANGES.map(({ name }) => name);
  expect([...OTHER_WORDS, ...DIFFERENT].filter((name) => !names.includes(name))).toEqual([]);
});
