// Every fault between the browser and a server, in everything that asks one, at every moment: with Grafana's request service
// over a network that the test plays. Cannot prove: how a view lays its message out.
import { Blob as NodeBlob } from 'node:buffer';
import { EventBusSrv } from '@grafana/data';
import { config, type DataSourceSrv, setBackendSrv, setDataSourceSrv, setRunRequest } from '@grafana/runtime';
import { isPicture, SCREEN_FORMATS } from 'flamegraph/exports/formats';
import { runExport } from 'flamegraph/exports/runExport';
import { PYROSCOPE_TYPE } from 'grafana/dataSources';
import { retryFailed } from 'loading/failedQuestions';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { describeError } from 'scenes/states/describeError';
import { HostBackendSrv } from '../../demo/host/services/backendSrv';
import { runRequest } from '../../demo/host/services/runRequest';
import { CPU, createSlowNetwork, empty, good, LASTING, type Network, TRANSIENT } from './faults';
import { createFavoritesStore, createScreenExport, PARTS } from './parts';
import { MOMENTS, type Place, PLACES as LOADERS, type Shown } from './places';

const PLACES = { ...LOADERS, ...PARTS };

let network: Network = good;
let uid = '';
let count = 0;

beforeAll(() => {
  config.bootData.user.orgId = 1;
  // Hooks hear of answers whenever these come, as in a browser.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  // A browser's Response takes its Blob; jsdom's is unknown to the Response of Node.
  Object.assign(globalThis, { Blob: NodeBlob });
  jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => network(String(url), init?.method));
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
  setDataSourceSrv({
    get: () => Promise.resolve({}),
    getList: () => [{ uid, type: PYROSCOPE_TYPE, name: 'local' }],
  } as unknown as DataSourceSrv);
  setRunRequest(runRequest);
});

async function settle({ look }: Place, isDone: () => boolean = () => !look().isBusy): Promise<Shown> {
  // A hook draws what it was asked some turns later.
  for (let turn = 0; turn < 200 && (turn < 3 || !isDone()); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return look();
}

const PICTURE: Shown = { hasPicture: true, isBusy: false, message: undefined };

/** Puts a place into the state before the fault, with nothing or the picture of the range before, and returns how to go on. */
async function prepare(name: string, moment: string) {
  network = good;
  count += 1;
  uid = `local-${count}`;
  const kind = PLACES[name];
  const [before, then] = MOMENTS[moment] ?? [];
  if (!kind || !then) {
    throw new Error(`There is no ${name}, or no ${moment}`);
  }
  const place = kind.create(uid);
  if (before) {
    place.ask(before);
    expect(await settle(place)).toEqual(PICTURE);
  }
  const hasOlder = before !== undefined && kind.keepsPicture !== false;
  return { place, kind, ask: () => place.ask(then), hasOlder };
}

/** Matches words for people, and none of a program's. */
const SENTENCE = /^(?!.*(?:undefined|null|\[object|properties of|JSON|Unexpected token))[A-Z].{10,}/s;

const CASES = Object.keys(PLACES).flatMap((name) => Object.keys(MOMENTS).map((moment) => [name, moment] as const));

describe.each(CASES)('%s, on %s', (name, moment) => {
  test.each(Object.entries({ ...TRANSIENT, ...LASTING }))('%s', async (_, fault) => {
    const { place, kind, ask, hasOlder } = await prepare(name, moment);
    network = fault.network;
    ask();
    const { hasPicture, message } = await settle(place);
    if (kind.isEmptyWhenUnknown && fault.kind === 'no-source') {
      expect({ hasPicture, message }).toEqual({ hasPicture: false, message: undefined });
      return;
    }
    // A message, and the old picture if there was one.
    if (kind.isOfGrafana) {
      expect(message).toMatch(SENTENCE);
    } else {
      expect(message).toContain(new PyroscopeError(fault.kind, '').title);
    }
    expect(hasPicture).toBe(hasOlder && kind.keepsPicture === true);
    // What heals is healed by one Retry.
    network = good;
    retryFailed();
    if (!(kind.takesNoForAnswer && fault.kind === 'unsupported')) {
      expect(await settle(place)).toEqual(PICTURE);
    }
  });

  test('an empty answer is no error, and the old picture goes', async () => {
    const { place, kind, ask, hasOlder } = await prepare(name, moment);
    network = empty;
    ask();
    const { hasPicture, message } = await settle(place);
    expect(message).toBe(kind.saysEmpty);
    expect(hasPicture).toBe(kind.isFullWhenEmpty ?? (kind.saysEmpty !== undefined && hasOlder));
  });

  test('a slow answer leaves the old picture until it comes', async () => {
    const { place, ask, hasOlder } = await prepare(name, moment);
    const slow = createSlowNetwork();
    network = slow.network;
    ask();
    await settle(place, slow.hasAsked);
    expect(place.look()).toEqual({ hasPicture: hasOlder, isBusy: true, message: undefined });
    slow.answer();
    expect(await settle(place)).toEqual(PICTURE);
  });
});

const FAULTS = Object.entries({ ...TRANSIENT, ...LASTING });

describe.each<[part: string, fails: (method: string | undefined) => boolean]>([
  ['reading', () => true],
  ['writing', (method) => method !== undefined && method !== 'GET'],
])('saving a favorite, while %s fails', (_, fails) => {
  const favorite = { serviceName: 'bank', profileTypeId: CPU, filters: [], panelType: 'time-series' } as const;

  test.each(FAULTS)('%s', async (__, fault) => {
    network = good;
    const store = createFavoritesStore();
    await store.refresh();
    const before = store.getState().items.length;
    network = (url, method) => (fails(method) ? fault.network(url) : good(url));
    await store.change([{ kind: 'add', favorite }]);
    // The star stays, with a sentence that it is not saved.
    expect(store.getState()).toMatchObject({ status: 'failed', problem: { kind: 'save' } });
    expect(store.getState().problem?.sentence).toMatch(SENTENCE);
    expect(store.getState().items).toHaveLength(before + 1);
    network = good;
    await store.retry();
    expect(store.getState()).toMatchObject({ status: 'saved' });
    expect(store.getState().items).toHaveLength(before + 1);
  });
});

test.each(FAULTS)('files of what is on the screen are made without asking anybody: %s', async (_, fault) => {
  network = fault.network;
  const saved: Blob[] = [];
  URL.createObjectURL = (blob) => `blob:${saved.push(blob as Blob)}`;
  jest.mocked(fetch).mockClear();
  const formats = SCREEN_FORMATS.filter(({ format }) => !isPicture(format));
  for (const { format } of formats) {
    await runExport(createScreenExport(format), new AbortController().signal);
  }
  expect(saved.map(({ size }) => size > 0)).toEqual(formats.map(() => true));
  expect(fetch).not.toHaveBeenCalled();
});

test.each(Object.values(LASTING))('who can change what lasts is said: $kind', ({ kind }) => {
  const { nextStep } = describeError(new PyroscopeError(kind, ''));
  expect(nextStep).toMatch(/administrator|Whoever runs Pyroscope|Sign in/);
});
