/** @jest-environment node */
import { createRouterTransport } from '@connectrpc/connect';
import { QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { createPyroscopeClient } from './client';

const SPAN = '9a517183f26a089d';
const OTHER_SPAN = '0123456789abcdef';
const TRACE = '54e5e19d61091cb8688aa6dab9e645f3';
const PROFILE = '7f162faa-961d-48c5-8775-6714fea719e7';
const QUERY = {
  fromMs: 1_700_000_001_000,
  toMs: 1_700_000_002_000,
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="cart"}',
  maxNodes: 16_384,
};
const { signal } = new AbortController();

type Selector = 'spanSelector' | 'profileIdSelector' | 'traceIdSelector';

const WHOLE = new Uint8Array([1]);
const PART = new Uint8Array([2]);
const OF_SPAN_CALL = new Uint8Array([3]);

/** A server that knows of these ids and of no other, and of these selectors alone; the others it does not read. */
function startServer(heeded: readonly Selector[], ids: readonly string[]) {
  const asked: string[] = [];
  const answer = (of: readonly string[], bytes: Uint8Array) => ({
    tree: of.some((id) => ids.includes(id)) ? bytes : new Uint8Array(),
  });
  const transport = createRouterTransport(({ service }) => {
    service(QuerierService, {
      selectMergeStacktraces(request) {
        const selected = heeded.flatMap((selector) => request[selector]);
        asked.push(
          `${request.maxNodes} nodes of ${[...request.spanSelector, ...request.profileIdSelector, ...request.traceIdSelector].join()}`,
        );
        return selected.length > 0 ? answer(selected, PART) : { tree: WHOLE };
      },
      selectMergeSpanProfile(request) {
        asked.push(`span call for ${request.spanSelector.join()}`);
        return answer(request.spanSelector, OF_SPAN_CALL);
      },
    });
  });
  return { client: createPyroscopeClient(transport), asked };
}

test('a profile of spans is asked for in one call, and proven to be of them once', async () => {
  const { client, asked } = startServer(['spanSelector'], [SPAN, OTHER_SPAN]);
  expect(await client.fetchProfile({ ...QUERY, spanIds: [SPAN] }, signal)).toMatchObject({ bytes: PART });
  expect(await client.fetchProfile({ ...QUERY, spanIds: [OTHER_SPAN] }, signal)).toMatchObject({ bytes: PART });
  expect(asked).toEqual([`16384 nodes of ${SPAN}`, '1 nodes of 0000000000000000', `16384 nodes of ${OTHER_SPAN}`]);
});

test('a server from before that gives the profile of a span by its older call', async () => {
  const { client, asked } = startServer([], [SPAN]);
  expect(await client.fetchProfile({ ...QUERY, spanIds: [SPAN] }, signal)).toMatchObject({ bytes: OF_SPAN_CALL });
  expect(asked.at(-1)).toBe(`span call for ${SPAN}`);
});

test.each([
  ['a trace', { traceIds: [TRACE] }, []],
  ['a single profile', { profileIds: [PROFILE] }, []],
  ['a single profile beside a span', { spanIds: [SPAN], profileIds: [PROFILE] }, ['spanSelector']],
] as const)('the whole profile is not taken for that of %s', async (_, part, heeded) => {
  const { client } = startServer([...heeded], [SPAN, TRACE, PROFILE]);
  await expect(client.fetchProfile({ ...QUERY, ...part }, signal)).rejects.toMatchObject({ kind: 'ignored' });
});

test('of a single profile the storage of each range decides, so that each question is proven', async () => {
  const { client, asked } = startServer(['profileIdSelector'], [PROFILE]);
  await client.fetchProfile({ ...QUERY, profileIds: [PROFILE] }, signal);
  await client.fetchProfile({ ...QUERY, profileIds: [PROFILE], toMs: QUERY.toMs + 1000 }, signal);
  expect(asked.filter((question) => question.startsWith('1 nodes'))).toHaveLength(2);
});

test('an answer without samples needs no proof, nor does the whole profile', async () => {
  const { client, asked } = startServer(['traceIdSelector'], []);
  expect(await client.fetchProfile({ ...QUERY, traceIds: [TRACE] }, signal)).toMatchObject({ bytes: new Uint8Array() });
  await client.fetchProfile(QUERY, signal);
  expect(asked).toHaveLength(2);
});

test('what no server reads is not asked for', async () => {
  const { client, asked } = startServer([], []);
  const both = client.fetchProfile({ ...QUERY, spanIds: [SPAN], traceIds: [TRACE] }, signal);
  await expect(both).rejects.toMatchObject({ kind: 'bad-id' });
  await expect(client.fetchProfile({ ...QUERY, spanIds: ['${id}'] }, signal)).rejects.toMatchObject({ kind: 'bad-id' });
  expect(asked).toEqual([]);
});
