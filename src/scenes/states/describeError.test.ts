/** @jest-environment node */
import { classifyFailure } from 'pyroscope/classifyFailure';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { describeError } from './describeError';

// Who failed, with which status and body, and what a person is told: bodies as Grafana 12 and Pyroscope 2 write them.
test.each<[who: string, status: number, body: string, title: string, nextStep: RegExp]>([
  [
    'Grafana: the session ended',
    401,
    '{"extra":null,"message":"Unauthorized","messageId":"auth.unauthorized","statusCode":401,"traceID":""}',
    'You are not signed in',
    /Sign in to Grafana/,
  ],
  [
    'Grafana: no permission',
    403,
    '{"accessErrorId":"ACE1","message":"You\'ll need additional permissions. Permissions needed: datasources:query","title":"Access denied"}',
    'You may not read this data source',
    /administrator of Grafana/,
  ],
  [
    'Grafana: no such data source',
    404,
    '{"message":"Unable to find datasource","traceID":""}',
    'Grafana has no such data source',
    /administrator of Grafana/,
  ],
  [
    'Grafana: Pyroscope wanted other credentials',
    400,
    'Authentication to data source failed',
    'Pyroscope does not accept the credentials of the data source',
    /administrator of Grafana.*tenant, user or password/,
  ],
  [
    'Pyroscope: a question for its second storage',
    501,
    '{"code":"unimplemented","message":"trace_id_selector is only supported with the v2 query backend"}',
    'This server cannot answer that for this time range',
    /second storage \(v2\)/,
  ],
  ['Grafana: no server behind the proxy', 502, '', 'Pyroscope cannot be reached', /URL of the data source/],
  [
    'Grafana: a plugin that failed',
    500,
    '{"message":"An error occurred within the plugin","messageId":"plugin.downstreamError"}',
    'Grafana could not ask Pyroscope',
    /Grafana’s log/,
  ],
  [
    'Grafana: a request that it does not take',
    400,
    '{"message":"bad request data"}',
    'Grafana could not ask Pyroscope',
    /Grafana’s log/,
  ],
  [
    'Pyroscope: no tenant',
    401,
    '{"code":"unauthenticated","message":"no org id"}',
    'Pyroscope does not accept the credentials of the data source',
    /administrator of Grafana/,
  ],
  [
    'Pyroscope: no right',
    403,
    '{"code":"permission_denied","message":"no access to tenant"}',
    'Pyroscope does not let this data source read',
    /Your own rights in Grafana are not the reason/,
  ],
  [
    'a proxy before Pyroscope: no right',
    403,
    '<html><head><title>403 Forbidden</title></head></html>',
    'Pyroscope does not let this data source read',
    /proxy in front of it/,
  ],
  [
    'Pyroscope: too many requests',
    429,
    '{"code":"resource_exhausted","message":"too many outstanding requests"}',
    'Pyroscope has too many requests at the moment',
    /retry/,
  ],
  ['a proxy: too many requests', 429, 'slow down', 'Pyroscope has too many requests at the moment', /retry/],
  [
    'Pyroscope: a longer range than it answers',
    400,
    '{"code":"invalid_argument","message":"the query time range exceeds the limit (max_query_length, actual: 25h0m0s, limit: 1d)"}',
    'This server answers at most 24 hours at a time',
    /max_query_length/,
  ],
  [
    'Pyroscope: the same through another server',
    400,
    '{"code":"invalid_argument","message":"{\\"code\\":\\"invalid_argument\\",\\"message\\":\\"the query time range exceeds the limit (max_query_length, actual: 5m12.677s, limit: 5m)\\"}"}',
    'This server answers at most 5 minutes at a time',
    /max_query_length/,
  ],
  [
    'Pyroscope: a refusal',
    400,
    '{"code":"invalid_argument","message":"step must be >= 1ms"}',
    'Pyroscope refused the question',
    /change the time range/,
  ],
  ['another server', 404, '404 page not found', 'This server does not know what was asked', /data source points/],
  [
    'Pyroscope: an older one',
    501,
    '{"code":"unimplemented","message":"this endpoint is not available in v1 frontend"}',
    'This server does not know what was asked',
    /recent enough/,
  ],
  [
    'Pyroscope: a part that it lacks, with the code among the words',
    500,
    '{"code":"unknown","message":"rpc error: code = Unimplemented desc = exemplar type span is not implemented"}',
    'This server does not know what was asked',
    /recent enough/,
  ],
  [
    'Pyroscope: it failed',
    500,
    '{"code":"unknown","message":"panic: runtime error: integer divide by zero"}',
    'Pyroscope failed while answering',
    /the server’s log/,
  ],
  ['a gateway: time ran out', 504, '<html>504</html>', 'Pyroscope cannot be reached', /retry/],
])('%s', (_, status, body, title, nextStep) => {
  const description = describeError(classifyFailure({ status, body }));
  expect(description).toMatchObject({ title, nextStep: expect.stringMatching(nextStep) });
});

test('a page is not printed: its title is, or nothing', () => {
  expect(describeError(classifyFailure({ status: 503, body: '<html><title>Busy</title><p>x' })).detail).toBe('Busy');
  expect(describeError(classifyFailure({ status: 503, body: '<!DOCTYPE html><p>x' })).detail).toBeUndefined();
});

test('words in words are unwrapped', () => {
  const body =
    '{"code":"invalid_argument","message":"{\\"code\\":\\"invalid_argument\\",\\"message\\":\\"no such step\\"}"}';
  expect(describeError(classifyFailure({ status: 400, body })).detail).toBe('no such step');
});

test('a lost connection is told of without blaming Pyroscope', () => {
  const { title, nextStep } = describeError(new PyroscopeError('no-answer', 'Failed to fetch'));
  expect(title).toBe('No answer came from Grafana');
  expect(nextStep).not.toContain('Pyroscope');
});

test('a server that said nothing leaves no empty line', () => {
  expect(describeError(new PyroscopeError('failed', ' ')).detail).toBeUndefined();
});
