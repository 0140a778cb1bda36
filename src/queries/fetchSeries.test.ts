import { type DataQueryRequest, dateTime, LoadingState } from '@grafana/data';
import { type BackendSrv, type BackendSrvRequest, setBackendSrv } from '@grafana/runtime';
import { firstValueFrom, of, throwError } from 'rxjs';
import { fetchSeries, type PyroscopeSeriesQuery } from './fetchSeries';
import { getQueryError, toQueryError } from './toQueryError';

const HOUR_MS = 3_600_000;

function buildRequest(fromMs: number, toMs: number): DataQueryRequest<PyroscopeSeriesQuery> {
  const [from, to] = [dateTime(fromMs), dateTime(toMs)];
  const target: PyroscopeSeriesQuery = {
    refId: 'A',
    datasource: { type: 'grafana-pyroscope-datasource', uid: 'local' },
    queryType: 'metrics',
    profileTypeId: 'cpu',
    labelSelector: '{}',
    groupBy: [],
  };
  return {
    requestId: 'r',
    range: { from, to, raw: { from, to } },
    targets: [target],
  } as unknown as DataQueryRequest<PyroscopeSeriesQuery>;
}

/** Asks with an answer of Grafana's request service: one to emit, or one that it throws. */
async function ask(
  outcome: { readonly data: unknown } | { readonly thrown: unknown },
  request = buildRequest(1e12, 1e12 + HOUR_MS),
) {
  const sent: BackendSrvRequest[] = [];
  setBackendSrv({
    fetch: (options: BackendSrvRequest) => {
      sent.push(options);
      return 'thrown' in outcome
        ? throwError(() => outcome.thrown)
        : of({ data: outcome.data, status: 200, statusText: 'OK', ok: true, config: options });
    },
  } as unknown as BackendSrv);
  const answer = await firstValueFrom(fetchSeries(request));
  const error = getQueryError(answer);
  return { answer, error: error && toQueryError(error), sent };
}

test('an answer without series is empty, and no error', async () => {
  const { answer, error } = await ask({ data: { results: { A: { status: 200, frames: [] } } } });
  expect(error).toBeUndefined();
  expect(answer).toMatchObject({ data: [], state: LoadingState.Done });
});

test.each<[string, Parameters<typeof ask>[0], string]>([
  ['a lost connection', { thrown: new TypeError('Failed to fetch') }, 'no-answer'],
  [
    'a request service that gave up',
    { thrown: { status: -1, statusText: 'Request was aborted', data: null, config: {} } },
    'no-answer',
  ],
  ['a page in place of results', { data: '<!doctype html><title>Log in</title>' }, 'malformed'],
  ['an answer that was cut', { data: '{"results":{"A":{"fra' }, 'malformed'],
  ['an answer without this query', { data: { results: {} } }, 'malformed'],
  ['results that are none', { data: { results: null } }, 'malformed'],
  ['frames that are none', { data: { results: { A: { frames: [17] } } } }, 'malformed'],
  ['nothing at all', { data: null }, 'malformed'],
])('%s is never an empty answer', async (_, outcome, kind) => {
  const { answer, error } = await ask(outcome);
  expect(answer.state).toBe(LoadingState.Error);
  expect(error).toMatchObject({ kind });
});

test.each<[string, number, unknown, string, RegExp]>([
  [
    'Pyroscope refuses',
    400,
    { results: { A: { error: 'invalid_argument: bad selector', status: 500 } } },
    'refused',
    /^bad selector$/,
  ],
  [
    'Pyroscope wants other credentials',
    400,
    { results: { A: { error: 'unauthenticated: no org id', status: 401 } } },
    'credentials',
    /no org id/,
  ],
  ['Grafana wants a session', 401, { message: 'Unauthorized' }, 'unauthenticated', /Unauthorized/],
  [
    'a proxy has no server behind it',
    502,
    { message: '<html></html>', error: 'Bad Gateway', response: '<html></html>' },
    'unreachable',
    /^$/,
  ],
])('%s', async (_, status, data, kind, message) => {
  const { error } = await ask({ thrown: { status, statusText: 'x', data, config: {} } });
  expect(error).toMatchObject({ kind, words: expect.stringMatching(message) });
});

test('a range that no profile can be in is not sent', async () => {
  const { error, sent } = await ask({ data: {} }, buildRequest(Date.UTC(1693, 0, 1), 1e12));
  expect(error).toMatchObject({ kind: 'bad-range' });
  expect(sent).toEqual([]);
});
