/** @jest-environment node */
import { PluginSettingsStore } from '../../../demo/server/settings/PluginSettingsStore';
import type { Role } from '../../../demo/server/settings/user';
import type { RunningServer } from '../../../demo/server/startServer';
import { type ScriptedModel, startScriptedModel } from '../../helpers/scriptedModel';
import { createBuilt, startGrafana } from './startStack';

// What a real Grafana 12.2.0 does with the plugin's own route and its settings.
const SETTINGS = '/api/plugins/openprofiles-drilldown-app/settings';
const ROUTE = '/api/plugin-proxy/openprofiles-drilldown-app/llm/chat/completions';
const QUESTION = { model: 'small', stream: true, messages: [{ role: 'user', content: 'mode:normal' }] };

const built = createBuilt();
let model: ScriptedModel;
let servers: Record<Role, RunningServer>;

beforeAll(async () => {
  model = await startScriptedModel({ delayMs: 20 });
  const start = (role: Role): Promise<RunningServer> => startGrafana('http://127.0.0.1:9', built, undefined, { role });
  servers = {
    None: await start('None'),
    Viewer: await start('Viewer'),
    Editor: await start('Editor'),
    Admin: await start('Admin'),
  };
});

afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.close()));
  await model.close();
  built.remove();
});

const post = (role: Role, path: string, body: object, init: RequestInit = {}): Promise<Response> =>
  fetch(servers[role].url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...init,
  });

const save = (change: object): Promise<Response> => post('Admin', SETTINGS, { enabled: true, pinned: true, ...change });
const readSettings = async (role: Role = 'Admin'): Promise<unknown> =>
  (await fetch(servers[role].url + SETTINGS)).json();

beforeEach(async () => {
  await save({ jsonData: { llmUrl: model.url }, secureJsonData: { llmKey: 'secret' } });
});

test.each(['None', 'Viewer', 'Editor'] as const)('a %s may not save settings', async (role) => {
  const answer = await post(role, SETTINGS, {
    enabled: true,
    pinned: true,
    jsonData: { llmUrl: 'https://evil.example' },
  });
  expect(answer.status).toBe(403);
  expect(await readSettings(role)).toMatchObject({ jsonData: null });
});

test('a key is kept when settings are saved without it, shown to nobody, and gone when it is emptied', async () => {
  await save({ jsonData: { llmUrl: model.url, llmModel: 'x' } });
  expect(await readSettings()).toMatchObject({ jsonData: { llmModel: 'x' }, secureJsonFields: { llmKey: true } });
  expect(JSON.stringify(await readSettings())).not.toContain('secret');
  await save({ jsonData: {}, secureJsonData: { llmKey: '' } });
  expect(await readSettings()).toMatchObject({ jsonData: {}, secureJsonFields: {} });
});

test('an answer streams through the route, with the key that the page never had', async () => {
  const answer = await post('Admin', ROUTE, QUESTION, { headers: { authorization: 'Bearer mine', cookie: 'a=b' } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  // Not held back until the end.
  expect(first).not.toContain('[DONE]');
  await reader?.cancel();
  expect(model.requests.at(-1)).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer secret' });
});

test('the provider learns neither who asks nor from which page', async () => {
  const user = { uid: 'u-ada', login: 'ada', name: 'Ada Lovelace' };
  const signedIn = await startGrafana('http://127.0.0.1:9', built, user, {
    role: 'Admin',
    pluginSettings: new PluginSettingsStore({ llmUrl: model.url }, { llmKey: 'secret' }),
  });
  const page = `${signedIn.url}/a/openprofiles-drilldown-app/explore?var-serviceName=checkout`;
  const headers = {
    'content-type': 'application/json',
    referer: page,
    'x-grafana-org-id': '7',
    'x-webauth-user': 'ada',
    'x-forwarded-for': '203.0.113.9',
    'accept-language': 'tlh',
    'user-agent': 'Browser of Ada',
    cookie: 'grafana_session=1',
  };
  const answer = await fetch(signedIn.url + ROUTE, { method: 'POST', headers, body: JSON.stringify(QUESTION) });
  await answer.body?.cancel();
  await signedIn.close();
  expect(answer.status).toBe(200);
  const told = JSON.stringify(model.requests.at(-1)?.headers);
  expect(told).not.toMatch(/ada|lovelace|checkout|openprofiles-drilldown-app\/|203\.0\.113\.9|tlh|session|"7"/i);
});

test('a viewer is refused by the server', async () => {
  const before = model.requests.length;
  const answer = await post('Viewer', ROUTE, QUESTION);
  expect({ status: answer.status, body: await answer.json() }).toEqual({
    status: 403,
    body: { message: 'plugin proxy route access denied' },
  });
  expect(model.requests).toHaveLength(before);
});

test('an editor may send', async () => {
  // Each of these servers keeps its own settings: this one has no address, which is past the check of the permission.
  expect((await post('Editor', ROUTE, QUESTION)).status).toBe(502);
});

test.each([
  ['GET', ROUTE],
  ['POST', ROUTE.replace('chat/completions', 'models')],
  ['POST', `${ROUTE}/extra`],
  ['POST', `${ROUTE}/%2e%2e/models`],
])('%s %s matches no route', async (method, path) => {
  const answer = await fetch(servers.Admin.url + path, { method });
  expect({ status: answer.status, body: await answer.json() }).toEqual({
    status: 404,
    body: { message: 'plugin route match not found' },
  });
});

test('without an address the route itself fails, with an empty body', async () => {
  await save({ jsonData: { llmUrl: '', llmSavedUrl: model.url } });
  const before = model.requests.length;
  const answer = await post('Admin', ROUTE, QUESTION);
  expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 502, body: '' });
  expect(model.requests).toHaveLength(before);
});

test('the provider sees that the page went away', async () => {
  const controller = new AbortController();
  const question = { ...QUESTION, messages: [{ role: 'user', content: 'mode:slow' }] };
  const answer = await post('Admin', ROUTE, question, { signal: controller.signal });
  await answer.body?.getReader().read();
  const request = model.requests.at(-1);
  controller.abort();
  for (let tries = 0; tries < 100 && !request?.isAborted; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(request?.isAborted).toBe(true);
});

test("the provider's own refusals come through", async () => {
  const question = { ...QUESTION, messages: [{ role: 'user', content: 'mode:429' }] };
  const answer = await post('Admin', ROUTE, question);
  expect({ status: answer.status, retryAfter: answer.headers.get('retry-after') }).toEqual({
    status: 429,
    retryAfter: '20',
  });
});
