import { Blob as NodeBlob } from 'node:buffer';
import { EventBusSrv } from '@grafana/data';
import { config, setBackendSrv } from '@grafana/runtime';
import { HostBackendSrv } from '../../demo/host/services/backendSrv';
import { SpanHeatmaps } from './SpanHeatmaps';

const QUERY = {
  fromMs: 1_700_000_000_000,
  toMs: 1_700_003_600_000,
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="cart"}',
};

let isMissing = true;
let asked = 0;

beforeAll(() => {
  config.bootData.user.orgId = 1;
  // A browser's Response takes its Blob; jsdom's is unknown to the Response of Node.
  Object.assign(globalThis, { Blob: NodeBlob });
  jest.spyOn(globalThis, 'fetch').mockImplementation(() => {
    asked++;
    const refusal = JSON.stringify({ code: 'unimplemented', message: 'this endpoint is not available in v1 frontend' });
    return Promise.resolve(
      isMissing
        ? new Response(refusal, { status: 501, headers: { 'content-type': 'application/json' } })
        : new Response(undefined, { headers: { 'content-type': 'application/proto' } }),
    );
  });
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
});

async function settle(heatmaps: SpanHeatmaps) {
  while (heatmaps.state.heatmap.isLoading) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return heatmaps.state.heatmap;
}

test('a server that has no heatmap is left alone for a minute, of each data source, unless somebody retries', async () => {
  const clock = jest.spyOn(Date, 'now');
  const startMs = 1_800_000_000_000;
  const askLater = async (dataSourceUid: string, afterMs: number) => {
    clock.mockReturnValue(startMs + afterMs);
    const heatmaps = new SpanHeatmaps();
    heatmaps.ask(dataSourceUid, { ...QUERY, toMs: QUERY.toMs + afterMs });
    return { heatmaps, state: await settle(heatmaps) };
  };
  expect((await askLater('old', 0)).state.error).toMatchObject({ kind: 'unsupported' });
  const again = await askLater('old', 59_000);
  expect([again.state.error?.kind, asked]).toEqual(['unsupported', 1]);
  isMissing = false;
  expect((await askLater('other', 59_000)).state.error).toBeUndefined();
  again.heatmaps.retry();
  expect((await settle(again.heatmaps)).answer?.pointCount).toBe(0);
  expect(asked).toBe(3);
  isMissing = true;
  await askLater('old', 60_000);
  isMissing = false;
  expect((await askLater('old', 121_000)).state.error).toBeUndefined();
  expect(asked).toBe(5);
  clock.mockRestore();
});

test('while it is left alone it is asked for a range that begins much later, as its sentence advises, and for no other', async () => {
  const ask = async (fromMs: number) => {
    const heatmaps = new SpanHeatmaps();
    heatmaps.ask('dual', { ...QUERY, fromMs });
    return (await settle(heatmaps)).error?.kind;
  };
  isMissing = true;
  asked = 0;
  expect(await ask(QUERY.fromMs)).toBe('unsupported');
  // A refresh moves the range by seconds.
  expect([await ask(QUERY.fromMs + 30_000), await ask(QUERY.fromMs - 3_600_000), asked]).toEqual([
    ...['unsupported', 'unsupported', 1],
  ]);
  isMissing = false;
  expect([await ask(QUERY.fromMs + 1_800_000), asked]).toEqual([undefined, 2]);
});
