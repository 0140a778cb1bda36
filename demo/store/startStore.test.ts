/** @jest-environment node */
import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import { create, toBinary } from '@bufbuild/protobuf';
import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { PusherService } from 'pyroscope/gen/push/v1/push_pb';
import { ProfileFormat, QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { SettingSchema, SettingsService } from 'pyroscope/gen/settings/v1/settings_pb';
import { type RunningStore, startStore } from './startStore';
import { buildPprof } from './testing/buildPprof';

let running: RunningStore;

beforeAll(async () => {
  running = await startStore();
});

afterAll(() => running.close());

function createTransport() {
  return createConnectTransport({ baseUrl: running.url, httpVersion: '1.1', useBinaryFormat: true });
}

function requestWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(running.url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

const CPU = {
  profileTypeID: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{}',
  start: 1n,
  end: 2000n,
};

test('a profile pushed over HTTP is answered in every format, in binary Connect', async () => {
  const pusher = createClient(PusherService, createTransport());
  const querier = createClient(QuerierService, createTransport());
  const rawProfile = gzipSync(
    toBinary(ProfileSchema, buildPprof([{ stack: 'main;handle', values: [5] }], { timeMs: 1000 })),
  );
  const labels = [
    { name: '__name__', value: 'process_cpu' },
    { name: 'service_name', value: 'checkout' },
  ];
  await pusher.push({ series: [{ labels, samples: [{ rawProfile }] }] });

  const tree = await querier.selectMergeStacktraces({ ...CPU, format: ProfileFormat.TREE });
  // Nameless root with one child, main with one child, handle with self 5.
  expect([...tree.tree]).toEqual([0, 0, 1, 4, ...Buffer.from('main'), 0, 1, 6, ...Buffer.from('handle'), 5, 0]);
  const levels = await querier.selectMergeStacktraces({ ...CPU, format: ProfileFormat.FLAMEGRAPH });
  expect(levels.flamegraph).toMatchObject({ names: ['total', 'main', 'handle'], total: 5n, maxSelf: 5n });
  const pprof = await querier.selectMergeStacktraces({ ...CPU, format: ProfileFormat.PPROF });
  expect(pprof.pprof?.profile?.sample).toMatchObject([{ value: [5n] }]);
});

test('settings are kept', async () => {
  const client = createClient(SettingsService, createTransport());
  const setting = create(SettingSchema, { name: 'pluginSettings', value: '{"maxNodes":100}', modifiedAt: 7n });
  await client.set({ setting });
  expect((await client.get({})).settings).toEqual([setting]);
  await client.delete({ name: 'pluginSettings' });
  expect((await client.get({})).settings).toEqual([]);
});

test.each([
  ['too many nodes', { maxNodes: 1_048_577n }, 'max flamegraph nodes limit 1048577 is greater than allowed 1048576'],
  [
    'spans and traces',
    { spanSelector: ['0123456789abcdef'], traceIdSelector: ['0'.repeat(32)] },
    'span_selector and trace_id_selector cannot be combined',
  ],
])('a query with %s is refused', async (_, fields, message) => {
  const querier = createClient(QuerierService, createTransport());
  await expect(querier.selectMergeStacktraces({ ...CPU, ...fields })).rejects.toThrow(`[invalid_argument] ${message}`);
});

test('a profile that is none is refused', async () => {
  const pusher = createClient(PusherService, createTransport());
  const series = [{ labels: [{ name: '__name__', value: 'memory' }], samples: [{ rawProfile: Uint8Array.of(1, 2) }] }];
  await expect(pusher.push({ series })).rejects.toThrow('[invalid_argument] failed to parse profile');
});

test('a body that inflates beyond the limit is refused', async () => {
  const response = await fetch(`${running.url}/push.v1.PusherService/Push`, {
    method: 'POST',
    headers: { 'content-type': 'application/proto', 'content-encoding': 'gzip' },
    body: gzipSync(new Uint8Array(65 * 1024 * 1024)),
  });
  expect(response.ok).toBe(false);
});

test.each([
  ['localhost', 404],
  ['127.0.0.1:4040', 404],
  ['[::1]:4040', 404],
  ['evil.example', 403],
  ['localhost.evil.example', 403],
  ['evil.example:4040', 403],
])('a request for %s is answered with %i', async (host, status) => {
  expect(await requestWithHost(host)).toBe(status);
});

test('a taken port is an error', async () => {
  const port = Number(new URL(running.url).port);
  await expect(startStore({ port })).rejects.toThrow('EADDRINUSE');
});
