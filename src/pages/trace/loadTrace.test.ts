import { Blob as NodeBlob } from 'node:buffer';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { dateTime, EventBusSrv, makeTimeRange } from '@grafana/data';
import { config, setBackendSrv } from '@grafana/runtime';
import { readUnseen } from 'flamegraph/state/useUnseen';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { getTotal } from 'profile/tree/FlameTree';
import {
  SelectMergeStacktracesRequestSchema,
  SelectMergeStacktracesResponseSchema,
} from 'pyroscope/gen/querier/v1/querier_pb';
import { HostBackendSrv } from '../../../demo/host/services/backendSrv';
import { encodeTree } from '../../../tests/helpers/encodeTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { loadTrace } from './loadTrace';
import { planTrace } from './planTrace';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const TRACE = '54e5e19d61091cb8688aa6dab9e645f3';
const NAMES = Array.from({ length: 60 }, (_, place) => `service${String(place).padStart(2, '0')}`);

/** Stacks of the trace in each service. */
const STACKS = { service07: 'main;a 5', service31: 'main;b 3', service59: 'main 2' };

let running = 0;
let mostAtOnce = 0;
let asked = 0;
let onAsked = (): void => undefined;

beforeAll(() => {
  config.bootData.user.orgId = 1;
  // A browser's Response takes its Blob; jsdom's is unknown to the Response of Node.
  Object.assign(globalThis, { Blob: NodeBlob });
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    asked++;
    onAsked();
    mostAtOnce = Math.max(mostAtOnce, ++running);
    const body = new Uint8Array(await new Request(new URL(String(input), 'http://grafana.test'), init).arrayBuffer());
    const { labelSelector, traceIdSelector } = fromBinary(SelectMergeStacktracesRequestSchema, body);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running--;
    init?.signal?.throwIfAborted();
    const isAbout = (name: string) => labelSelector === '{}' || labelSelector.includes(name);
    const of = Object.entries(STACKS).filter(([name]) => traceIdSelector.includes(TRACE) && isAbout(name));
    const text = of.map(([, stacks]) => stacks).join('\n');
    const tree = text === '' ? new Uint8Array() : encodeTree(treeFromText(text));
    const answer = create(SelectMergeStacktracesResponseSchema, { tree });
    return new Response(new Uint8Array(toBinary(SelectMergeStacktracesResponseSchema, answer)), {
      headers: { 'content-type': 'application/proto' },
    });
  });
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
});

beforeEach(() => {
  [running, mostAtOnce, asked] = [0, 0, 0];
  onAsked = () => undefined;
});

function load(signal: AbortSignal) {
  const labels = (name: string) =>
    new Map([
      ['service_name', name],
      ['__profile_type__', CPU],
    ]);
  const plan = planTrace({
    traceIds: [TRACE],
    profileTypeId: CPU,
    range: makeTimeRange(dateTime(1_700_000_000_000), dateTime(1_700_000_060_000)),
    matrix: buildServiceMatrix(NAMES.map(labels)),
  });
  return loadTrace({ dataSourceUid: 'local', plan }, signal, () => undefined);
}

test('a trace has what each service has of it, from few questions, at most four at a time', async () => {
  const { services, total, unfound, opened } = await load(new AbortController().signal);
  expect(services.map(({ name, total: value }) => [name, value])).toEqual([
    ['service07', 5],
    ['service31', 3],
    ['service59', 2],
  ]);
  expect([total, unfound, opened && getTotal(opened.tree)]).toEqual([10, 0, 10]);
  expect(mostAtOnce).toBeGreaterThan(1);
  expect(mostAtOnce).toBeLessThanOrEqual(4);
  expect(asked).toBeLessThan(NAMES.length);
});

test('that stacks were cut when they were stored is told of a trace, too', async () => {
  const deep = `${'f;'.repeat(999)}f 3`;
  const own = jest.replaceProperty(STACKS, 'service31', deep);
  const { opened } = await load(new AbortController().signal);
  own.restore();
  expect(opened && readUnseen(opened.coverage).sentences).toEqual([
    expect.stringMatching(/^30 % of the profile is in stacks of 1,000 frames/),
  ]);
});

test('who leaves asks nothing more', async () => {
  const leaving = new AbortController();
  onAsked = () => asked === 3 && leaving.abort();
  await expect(load(leaving.signal)).rejects.toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 20));
  // Those that were on their way already.
  expect(asked).toBeLessThanOrEqual(3 + 4);
});
