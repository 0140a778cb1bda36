/** @jest-environment node */
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isFromThisPage } from '../../../demo/server/http/isFromThisPage';
import type { RunningServer } from '../../../demo/server/startServer';
import { createBuilt, startGrafana } from './startStack';

const built = createBuilt();
const PROXY = '/api/datasources/proxy/uid/pyroscope';

/** A Pyroscope whose answers the test chooses. */
interface FakePyroscope {
  readonly server: Server;
  readonly url: string;
}

let fake: FakePyroscope;
let grafana: RunningServer;
let closedByClient: Promise<void>;

beforeAll(async () => {
  let reportClosed: () => void = () => undefined;
  closedByClient = new Promise((resolve) => {
    reportClosed = resolve;
  });
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/slow') {
      outgoing.on('close', reportClosed);
      outgoing.writeHead(200).write('begun');
      return;
    }
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      outgoing.writeHead(200, {
        'content-type': 'application/proto',
        'x-seen-url': incoming.url ?? '',
        'x-seen-headers': Object.keys(incoming.headers).join(','),
      });
      outgoing.end(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake = { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  grafana = await startGrafana(`${fake.url}/base`, built);
});

afterAll(async () => {
  await grafana.close();
  fake.server.closeAllConnections();
  await new Promise((resolve) => fake.server.close(resolve));
  built.remove();
});

/** Sends Host, Origin and the path as they are; `fetch` sets them by its own rules. */
function sendRaw(url: string, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, resolve).on('error', reject).end();
  });
}

async function getStatus(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const answer = await sendRaw(grafana.url, path, headers);
  answer.resume();
  return answer.statusCode;
}

test.each([
  ['GET', { host: 'localhost:3300' }, true],
  ['GET', { host: '127.0.0.1:3300', 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { host: 'localhost:3300', origin: 'http://localhost:3300' }, true],
  ['GET', { host: 'localhost:3300', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, true],
  ['GET', { host: 'evil.example:3300' }, false],
  ['GET', { host: 'localhost.evil.example' }, false],
  ['GET', {}, false],
  ['POST', { host: 'localhost:3300', origin: 'https://evil.example' }, false],
  ['POST', { host: 'localhost:3300', origin: 'http://localhost:8080' }, false],
  ['POST', { host: 'localhost:3300', origin: 'null' }, false],
  ['GET', { host: 'localhost:3300', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }, false],
  ['POST', { host: 'localhost:3300', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, false],
])('%s with %j is let in: %s', (method, headers, isLetIn) => {
  expect(isFromThisPage(method, headers)).toBe(isLetIn);
});

test.each(['/', '/api/frontend/settings', `${PROXY}/ready`, '/public/build/main.js', '/no/such/path'])(
  'a foreign name or origin is refused on %s',
  async (path) => {
    const { host } = new URL(grafana.url);
    expect(await getStatus(path, { host: 'evil.example' })).toBe(403);
    expect(await getStatus(path, { host, origin: 'https://evil.example' })).toBe(403);
  },
);

test.each([
  '/public/plugins/openprofiles-drilldown-app/../secret.txt',
  '/public/plugins/openprofiles-drilldown-app/..%2fsecret.txt',
  '/public/plugins/openprofiles-drilldown-app/%2e%2e/secret.txt',
  '/public/plugins/openprofiles-drilldown-app/img/../../secret.txt',
  '/public/plugins/openprofiles-drilldown-app/..%5csecret.txt',
  '/public/plugins/other-app/module.js',
  '/public/build/../secret.txt',
  '/public/build/%2e%2e%2fsecret.txt',
  '/public/build//etc/passwd',
])('nothing outside of the built files is served: %s', async (path) => {
  expect(await getStatus(path)).toBe(404);
});

test('built files have their content types', async () => {
  const getType = async (path: string) => (await fetch(grafana.url + path)).headers.get('content-type');
  expect(await getType('/public/plugins/openprofiles-drilldown-app/module.js')).toBe('text/javascript; charset=utf-8');
  expect(await getType('/public/plugins/openprofiles-drilldown-app/img/logo.svg')).toBe('image/svg+xml');
  expect(await getType('/public/build/main.js')).toBe('text/javascript; charset=utf-8');
});

test('a page gets its data and lets only its own scripts run', async () => {
  const answer = await fetch(`${grafana.url}/a/openprofiles-drilldown-app/explore?var-serviceName=x`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  const html = await answer.text();
  expect(policy).toContain(`default-src 'none'`);
  expect(html).toContain(`<script nonce="${nonce}">`);
  expect(html).toContain('"path":"public/plugins/openprofiles-drilldown-app/module.js"');
});

test('the proxy passes bytes on and keeps the headers of the user to itself', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const answer = await fetch(`${grafana.url}${PROXY}/querier.v1.QuerierService/Series?a=%2F`, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': 'application/proto', cookie: 'session=1', 'connect-protocol-version': '1' },
  });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  expect(answer.headers.get('content-type')).toBe('application/proto');
  expect(answer.headers.get('x-seen-url')).toBe('/base/querier.v1.QuerierService/Series?a=%2F');
  expect(answer.headers.get('x-seen-headers')).toContain('connect-protocol-version');
  expect(answer.headers.get('x-seen-headers')).not.toContain('cookie');
});

test.each([`${PROXY}/../admin`, `${PROXY}/%2e%2e/admin`])('the proxy stays below its address: %s', async (path) => {
  expect(await getStatus(path)).toBe(404);
});

test('the proxy takes no endless body', async () => {
  const answer = await fetch(`${grafana.url}${PROXY}/x`, { method: 'POST', body: new Uint8Array(5_000_000) });
  expect(answer.status).toBe(413);
});

test('an aborted request is aborted at Pyroscope, too', async () => {
  const slow = await startGrafana(fake.url, built);
  const closing = new AbortController();
  const answer = await fetch(`${slow.url}${PROXY}/slow`, { signal: closing.signal });
  closing.abort();
  await expect(answer.text()).rejects.toThrow('abort');
  await closedByClient;
  await slow.close();
});

describe('without Pyroscope', () => {
  let deadUrl: string;
  let lonely: RunningServer;

  beforeAll(async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    deadUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    lonely = await startGrafana(deadUrl, built);
  });

  afterAll(() => lonely.close());

  test('the proxy answers 502 without a body', async () => {
    const answer = await fetch(`${lonely.url}${PROXY}/querier.v1.QuerierService/ProfileTypes`, { method: 'POST' });
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 502, body: '' });
  });

  test('a query has its error in its result', async () => {
    const query = {
      refId: 'A',
      datasource: { uid: 'pyroscope' },
      queryType: 'metrics',
      profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      labelSelector: '{}',
    };
    const answer = await fetch(`${lonely.url}/api/ds/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ queries: [query], from: 'now-1h', to: 'now' }),
    });
    const error = `unavailable: dial tcp ${new URL(deadUrl).host}: connect: connection refused`;
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ results: { A: { error, errorSource: 'plugin', status: 500 } } });
  });

  test('its health is an error', async () => {
    const answer = await fetch(`${lonely.url}/api/datasources/uid/pyroscope/health`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: 'ERROR' });
  });
});
