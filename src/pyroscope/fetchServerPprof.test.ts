/** @jest-environment node */
import { fromBinary } from '@bufbuild/protobuf';
import { SelectMergeProfileRequestSchema } from 'pyroscope/gen/querier/v1/querier_pb';
import { fetchServerPprof } from './fetchServerPprof';
import { isCancellation } from './PyroscopeError';

const QUERY = {
  fromMs: 1_700_000_001_000.5,
  toMs: 1_700_000_002_000.5,
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="checkout"}',
};

function ask(answer: (request: Request) => Response | Promise<Response>, signal = new AbortController().signal) {
  const fetch: typeof globalThis.fetch = (input, init) => Promise.resolve(answer(new Request(input, init)));
  return fetchServerPprof({ baseUrl: 'http://pyroscope.test/proxy', fetch }, QUERY, signal);
}

function reply(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, { headers: { 'content-type': 'application/proto' } });
}

test('asks for the whole profile and hands on the bytes as they are', async () => {
  // A field that nobody knows, which reading and writing would lose.
  const bytes = new Uint8Array([0xa0, 0x06, 0x01]);
  let asked: unknown;
  const answer = await ask(async (request) => {
    const message = fromBinary(SelectMergeProfileRequestSchema, new Uint8Array(await request.arrayBuffer()));
    const { profileTypeID, labelSelector, start, end, maxNodes } = message;
    asked = { path: new URL(request.url).pathname, profileTypeID, labelSelector, start, end, maxNodes };
    return reply(bytes);
  });

  expect(answer).toEqual(bytes);
  expect(asked).toEqual({
    path: '/proxy/querier.v1.QuerierService/SelectMergeProfile',
    profileTypeID: QUERY.profileTypeId,
    labelSelector: QUERY.labelSelector,
    start: 1_700_000_001_000n,
    end: 1_700_000_002_001n,
    maxNodes: undefined,
  });
});

test.each<[string, () => Response, { kind: string; message: RegExp }]>([
  ['nothing in the range', () => reply(new Uint8Array()), { kind: 'no-data', message: /^$/ }],
  [
    'an answer that was cut',
    () => reply(new Uint8Array([0x0a, 0x05, 0x01])),
    { kind: 'malformed', message: /ends early/ },
  ],
  [
    'a refusal',
    () =>
      new Response('{"code":"invalid_argument","message":"bad selector"}', {
        status: 400,
        headers: { 'content-type': 'application/json' },
      }),
    { kind: 'refused', message: /^bad selector$/ },
  ],
  ['a page in place of an answer', () => new Response('<html>'), { kind: 'malformed', message: /^/ }],
  ['no server', () => new Response('', { status: 502 }), { kind: 'unreachable', message: /^/ }],
])('%s is an error with a sentence', async (_, answer, { kind, message }) => {
  await expect(ask(answer)).rejects.toMatchObject({
    name: 'PyroscopeError',
    kind,
    words: expect.stringMatching(message),
  });
});

test('can be cancelled', async () => {
  const controller = new AbortController();
  const answer = ask(
    (request) =>
      new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)),
      ),
    controller.signal,
  );
  controller.abort();

  expect(await answer.catch(isCancellation)).toBe(true);
});
