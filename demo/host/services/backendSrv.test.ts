import { EventBusSrv } from '@grafana/data';
import { config } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { HostBackendSrv } from './backendSrv';

type Answer = (url: string, init: RequestInit) => Promise<Response>;

/** Creates a `backendSrv` over a server with a fixed answer, and collects its toasts. */
function setUp(answer: Answer): { backendSrv: HostBackendSrv; toasts: string[] } {
  jest.spyOn(globalThis, 'fetch').mockImplementation((url, init = {}) => answer(String(url), init));
  const appEvents = new EventBusSrv();
  const toasts: string[] = [];
  for (const type of ['alert-success', 'alert-warning', 'alert-error']) {
    const event = { type } as unknown as Parameters<typeof appEvents.getStream>[0];
    appEvents.getStream(event).subscribe((shown) => toasts.push(`${type}: ${JSON.stringify(shown)}`));
  }
  return { backendSrv: new HostBackendSrv(appEvents), toasts };
}

const json = (status: number, body: object): Promise<Response> =>
  Promise.resolve(new Response(JSON.stringify(body), { status }));

/** Answers only when the request is given up. */
const never: Answer = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('The operation was aborted.', 'AbortError')));
  });

/** Waits for toasts: they come a little later than the errors. */
const waitForToasts = (): Promise<void> => jest.advanceTimersByTimeAsync(1_000);

beforeAll(() => {
  config.bootData.user.orgId = 1;
});

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('HostBackendSrv', () => {
  it('adds parameters to the address and parses the answer', async () => {
    const { backendSrv } = setUp((url) => json(200, { url }));
    await expect(backendSrv.get('/api/things', { name: 'a b', id: [1, 2] })).resolves.toEqual({
      url: '/api/things?name=a%20b&id=1&id=2',
    });
  });

  it('throws what the server said and shows it', async () => {
    const { backendSrv, toasts } = setUp(() => json(404, { message: 'Not there' }));
    await expect(backendSrv.get('/api/things')).rejects.toMatchObject({ status: 404, data: { message: 'Not there' } });
    await waitForToasts();
    expect(toasts).toEqual([expect.stringContaining('alert-warning')]);
    expect(toasts[0]).toContain('Not there');
  });

  test.each([
    ['a data query', '/api/ds/query', {}],
    ['a call to a data source', 'api/datasources/proxy/uid/x/y', {}],
    ['a request that says so', '/api/things', { showErrorAlert: false }],
  ])('shows nothing when %s fails', async (_, url, options) => {
    const { backendSrv, toasts } = setUp(() => json(500, { message: 'Broken' }));
    await expect(backendSrv.get(url, undefined, undefined, options)).rejects.toMatchObject({ status: 500 });
    await waitForToasts();
    expect(toasts).toEqual([]);
  });

  it('cancels a request when another comes with the same id', async () => {
    const { backendSrv, toasts } = setUp((url, init) =>
      url === '/first' ? never(url, init) : json(200, { ok: true }),
    );
    const first = lastValueFrom(backendSrv.fetch({ url: '/first', requestId: 'same' }));
    const second = lastValueFrom(backendSrv.fetch({ url: '/second', requestId: 'same' }));
    await expect(first).rejects.toMatchObject({ cancelled: true, status: -1 });
    await expect(second).resolves.toMatchObject({ data: { ok: true } });
    await waitForToasts();
    expect(toasts).toEqual([]);
  });

  it('gives a request up when its signal says so', async () => {
    const { backendSrv } = setUp(never);
    const controller = new AbortController();
    const answer = lastValueFrom(backendSrv.fetch({ url: '/slow', abortSignal: controller.signal }));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('gives a request up when nobody listens any more', () => {
    const signals: Array<AbortSignal | null | undefined> = [];
    const { backendSrv } = setUp((url, init) => {
      signals.push(init.signal);
      return never(url, init);
    });
    backendSrv.fetch({ url: '/slow' }).subscribe().unsubscribe();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });
});
