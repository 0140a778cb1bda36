/** @jest-environment node */
import { classifyAnswer, classifyText } from './classifyFailure';

test.each([
  [401, '{"error":{"message":"Incorrect API key provided"}}', 'bad-key'],
  [401, '{"extra":null,"message":"Unauthorized","messageId":"auth.unauthorized","statusCode":401}', 'signed-out'],
  [403, '{"message":"plugin proxy route access denied"}', 'not-permitted'],
  [403, '{"error":{"message":"Country not supported"}}', 'refused'],
  [404, '{"message":"plugin route match not found"}', 'not-configured'],
  [404, '{"error":{"message":"The model `x` does not exist"}}', 'no-model'],
  [404, '404 page not found', 'no-model'],
  [400, '{"error":{"message":"model \'x\' not found"}}', 'no-model'],
  [400, `{"error":{"message":"This model's maximum context length is 8192 tokens."}}`, 'too-long'],
  [400, '{"error":{"message":"tools are not supported"}}', 'bad-request'],
  [413, '', 'too-long'],
  [402, '{"error":{"message":"Insufficient credits"}}', 'rate-limited'],
  [429, '', 'rate-limited'],
  [500, '{"error":{"message":"oops"}}', 'provider-failed'],
  [503, '<html>Service unavailable</html>', 'provider-failed'],
  [502, '', 'unreachable'],
  [504, '', 'timeout'],
])('status %i with %s is %s', (status, body, code) => {
  expect(classifyAnswer({ status, body }, 'endpoint').code).toBe(code);
});

// Every text is one that grafana-llm-app 1.0.8 sent.
test.each([
  [
    'establish chat completions stream: error, status code: 401, status: 401 Unauthorized, message: Incorrect API key provided: fake-****.',
    'bad-key',
  ],
  [
    "error, status code: 400, status: 400 Bad Request, message: This model's maximum context length is 8192 tokens.",
    'too-long',
  ],
  [
    'error, status code: 429, status: 429 Too Many Requests, message: Rate limit reached for requests. Please try again in 20s.',
    'rate-limited',
  ],
  [
    "error, status code: 502, status: 502 Bad Gateway, message: invalid character '<' looking for beginning of value, body: <html>",
    'provider-failed',
  ],
  ['Post "http://127.0.0.1:8199/v1/chat/completions": EOF', 'unreachable'],
  [
    'establish chat completions stream: Post "http://127.0.0.1:9/v1/chat/completions": dial tcp 127.0.0.1:9: connect: connection refused',
    'unreachable',
  ],
  ['context deadline exceeded (Client.Timeout or context cancellation while reading body)', 'timeout'],
  [
    'Post "http://127.0.0.1:8199/v1/chat/completions": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    'timeout',
  ],
  ['invalid provider configuration', 'not-configured'],
  ['could not decode request: unrecognized model: "gpt-5"', 'no-model'],
  ['error, The server had an error while processing your request.', 'provider-failed'],
])('the LLM app saying %s is %s', (text, code) => {
  expect(classifyText(text, 'llm-app', false).code).toBe(code);
});

test.each([
  ['unexpected EOF', true, 'cut'],
  ['unexpected EOF', false, 'provider-failed'],
  ['unexpected end of JSON input', true, 'cut'],
])('%s with part of an answer before: %s is %s', (text, isPartial, code) => {
  expect(classifyText(text, 'llm-app', isPartial).code).toBe(code);
});

test('the time to wait is read where the provider gives seconds', () => {
  const read = (retryAfter: string): unknown =>
    classifyAnswer({ status: 429, body: '', retryAfter }, 'endpoint').retryAfterSeconds;
  expect(read('20')).toBe(20);
  expect(read('Wed, 21 Oct 2026 07:28:00 GMT')).toBeUndefined();
});

test('what the provider says is one short line without control characters', () => {
  const { detail } = classifyAnswer({ status: 500, body: `<html>\n\u202e\u0007${'x'.repeat(1000)}` }, 'endpoint');
  expect(detail).toMatch(/^<html> x{200,}…$/);
  expect(detail?.length).toBeLessThan(310);
});

test('both providers answering 429 in their own way come to the same', () => {
  const app = classifyAnswer(
    { status: 500, body: '{"error":"error, status code: 429, status: 429 Too Many Requests, message: m"}' },
    'llm-app',
  );
  expect(app).toMatchObject({ code: 'rate-limited', canRetry: true });
});

test('two JSON documents in one body, as an unconfigured LLM app answers, are understood', () => {
  const body = '{"error":"LLM provider has invalid configuration"}{"error":"must configure an LLM provider"}';
  expect(classifyAnswer({ status: 422, body }, 'llm-app').code).toBe('not-configured');
});
