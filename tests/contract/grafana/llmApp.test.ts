/** @jest-environment node */
import type { RunningServer } from '../../../demo/server/startServer';
import { type LiveSocket, openLiveSocket } from '../../helpers/openLiveSocket';
import { type ScriptedModel, startScriptedModel } from '../../helpers/scriptedModel';
import { type Exchange, readExchanges, send } from './recording';
import { createBuilt, startGrafana } from './startStack';

/** Answers of grafana-llm-app 1.0.8 in a real Grafana 12.2.0, over a provider that the scripted model copies. */
const EXCHANGES = readExchanges('llm-app.json');
const PYROSCOPE = 'http://127.0.0.1:9';

const built = createBuilt();
let model: ScriptedModel;
let withApp: RunningServer;
let withoutApp: RunningServer;

beforeAll(async () => {
  model = await startScriptedModel();
  const connection = { baseUrl: model.url, apiKey: 'fake-key', baseModel: 'fake-small', largeModel: 'fake-big' };
  withApp = await startGrafana(PYROSCOPE, built, undefined, { model: connection });
  withoutApp = await startGrafana(PYROSCOPE, built);
});

afterAll(async () => {
  await withApp.close();
  await withoutApp.close();
  await model.close();
  built.remove();
});

/** Removes values that are random, counted, or an address of that day. */
function normalise(value: unknown): unknown {
  const fixed: Readonly<Record<string, unknown>> = { p: 'p', created: 0, description: '', screenshots: [], url: '' };
  return JSON.parse(JSON.stringify(value) ?? 'null', (key, item: unknown) => {
    if (key in fixed) {
      return fixed[key];
    }
    return typeof item === 'string'
      ? item
          .replace(/chatcmpl-fake\d+/, 'chatcmpl-fake')
          .replace(/call_\d+_/, 'call_')
          .replace(/127\.0\.0\.1:\d+/, 'host')
      : item;
  });
}

const isOverHttp = ({ method, frames }: Exchange): boolean => method !== 'WS' && frames === undefined;
const isStateOfItsOwn = ({ name }: Exchange): boolean => /^(app not installed|provider answers 401)/.test(name);

test.each(EXCHANGES.filter((each) => isOverHttp(each) && !isStateOfItsOwn(each)))('$name', async (exchange) => {
  const answer = await send(withApp.url, exchange);
  expect({ status: answer.status, answer: normalise(answer.answer) }).toEqual({
    status: exchange.status,
    answer: normalise(exchange.answer),
  });
  expect(answer.contentType).toBe(exchange.contentType);
});

test.each(EXCHANGES.filter(({ name }) => name.startsWith('app not installed')))('$name', async (exchange) => {
  const { status, answer, contentType } = await send(withoutApp.url, exchange);
  expect({ status, answer, contentType }).toEqual({
    status: exchange.status,
    answer: exchange.answer,
    contentType: exchange.contentType,
  });
});

test.each(EXCHANGES.filter(({ method, frames }) => method === 'POST' && frames !== undefined))(
  'over the resource: $name',
  async ({ path, request, frames = [] }) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(withApp.url + path, { method: 'POST', headers, body: JSON.stringify(request) });
    const events = (await answer.text()).split('\n\n').filter(Boolean);
    const data = events.map((event) => event.replace(/^data: /, ''));
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(normalise(data.map((each): unknown => (each === '[DONE]' ? each : JSON.parse(each))))).toEqual(
      normalise(frames),
    );
  },
);

describe('over Grafana Live', () => {
  let socket: LiveSocket;
  beforeEach(async () => {
    socket = await openLiveSocket(withApp.url);
    socket.send({ connect: { name: 'js' }, id: 1 });
    expect(await socket.next()).toMatchObject({ id: 1, connect: { ping: 25, pong: true } });
  });
  afterEach(() => socket.close());

  interface Frame {
    readonly id?: number;
    readonly push?: object;
    readonly subscribe?: { readonly channel?: string };
    readonly error?: object;
  }

  test.each(EXCHANGES.filter(({ method }) => method === 'WS'))('$name', async ({ frames = [] }) => {
    const recorded = frames as Frame[];
    const command = recorded.find((frame) => frame.subscribe?.channel);
    const expected = recorded.filter((frame) => frame.push ?? (frame.id === command?.id && frame !== command));
    socket.send({ ...command });
    for (const frame of expected) {
      expect(normalise(await socket.next())).toEqual(normalise(frame));
    }
  });

  test('leaving a channel is answered, and the socket takes the next question', async () => {
    const channel = '1/plugin/grafana-llm-app/llm/v1/chat/completions/leave';
    const data = { model: 'base', messages: [{ role: 'user', content: 'mode:hang' }] };
    socket.send({ subscribe: { channel, data }, id: 2 });
    expect(await socket.next()).toEqual({ id: 2, subscribe: {} });
    socket.send({ unsubscribe: { channel }, id: 3 });
    expect(await socket.next()).toEqual({ id: 3, unsubscribe: {} });
  });
});

test('without the app, Live says that it may come back later', async () => {
  const socket = await openLiveSocket(withoutApp.url);
  socket.send({ subscribe: { channel: '1/plugin/grafana-llm-app/llm/v1/chat/completions/x', data: {} }, id: 1 });
  expect(await socket.next()).toMatchObject({ id: 1, error: { code: 100, message: 'internal server error' } });
  socket.close();
});

test.each<Record<string, string>>([{ host: 'evil.example' }, { origin: 'https://evil.example' }])(
  'Live refuses %j',
  async (headers) => {
    await expect(openLiveSocket(withApp.url, headers)).rejects.toThrow(/403|socket|ECONNRESET/);
  },
);

test('a provider that refuses the key shows in the health of the app', async () => {
  const recorded = EXCHANGES.find(({ name }) => name === 'provider answers 401: health');
  const refusing = await startScriptedModel({ mode: '401' });
  const connection = { baseUrl: refusing.url, apiKey: 'bad', baseModel: 'fake-small', largeModel: 'fake-big' };
  const grafana = await startGrafana(PYROSCOPE, built, undefined, { model: connection });
  const answer = await fetch(`${grafana.url}/api/plugins/grafana-llm-app/health`);
  expect(await answer.json()).toEqual(recorded?.answer);
  expect(refusing.requests).toHaveLength(2);
  await grafana.close();
  await refusing.close();
});

test('the page of a Grafana with the app lists it, and without the app does not', async () => {
  const getApps = async ({ url }: RunningServer): Promise<object> => {
    const settings: { apps: object } = await (await fetch(`${url}/api/frontend/settings`)).json();
    return settings.apps;
  };
  expect(await getApps(withApp)).toHaveProperty('grafana-llm-app');
  expect(await getApps(withoutApp)).not.toHaveProperty('grafana-llm-app');
});
