/** @jest-environment node */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { decodePprof } from '../profiles/pprofBytes';
import { startLiveWorkload } from './live';

interface PushedSeries {
  readonly labels: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly samples: ReadonlyArray<{ readonly rawProfile: string }>;
}

/** Starts a server that takes pushes, and returns the first of them. */
async function startReceiver(): Promise<{
  server: Server;
  url: string;
  firstPush: Promise<{ path: string; series: PushedSeries[] }>;
}> {
  const server = createServer();
  const firstPush = new Promise<{ path: string; series: PushedSeries[] }>((resolve, reject) => {
    server.on('request', (request, response) => {
      text(request)
        .then((body) => {
          response.setHeader('content-type', 'application/json').end('{}');
          resolve({ path: request.url ?? '', series: (JSON.parse(body) as { series: PushedSeries[] }).series });
        })
        .catch(reject);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, firstPush };
}

function countChildren(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'ProcessWrap').length;
}

test('pushes CPU and memory profiles of a running program, and ends when it is closed', async () => {
  const { server, url, firstPush } = await startReceiver();
  const childrenBefore = countChildren();
  const workload = startLiveWorkload({ pushUrl: url, intervalMs: 3000 });
  try {
    const { path, series } = await firstPush;
    expect(path).toBe('/push.v1.PusherService/Push');
    const labels = series.map((one) => Object.fromEntries(one.labels.map(({ name, value }) => [name, value])));
    expect(labels).toEqual([
      expect.objectContaining({ __name__: 'process_cpu', service_name: 'live-storefront' }),
      expect.objectContaining({ __name__: 'memory', service_name: 'live-storefront' }),
    ]);
    const [cpu] = series.map(({ samples }) => decodePprof(Buffer.from(samples[0]?.rawProfile ?? '', 'base64')));
    expect(cpu?.stringTable).toEqual(expect.arrayContaining(['cpu', 'nanoseconds', 'renderTemplate']));
  } finally {
    await workload.close();
    server.close();
    server.closeAllConnections();
  }
  // Node.js lists a child for a moment after it ended; one that stays would end in this test's timeout.
  while (countChildren() > childrenBefore) {
    await new Promise(setImmediate);
  }
}, 30_000);

test('says once that the server is away, and goes on', async () => {
  const problems: unknown[] = [];
  jest.spyOn(console, 'error').mockImplementation((problem) => problems.push(problem));
  const server = createServer();
  const thirdTry = new Promise<void>((resolve) => {
    let tries = 0;
    server.on('connection', (socket) => {
      socket.destroy();
      tries += 1;
      if (tries === 3) {
        resolve();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const workload = startLiveWorkload({ pushUrl: url, intervalMs: 100 });
  await thirdTry;
  await workload.close();
  server.close();
  expect(problems).toEqual([expect.stringContaining(`cannot push to ${url}`)]);
}, 30_000);
