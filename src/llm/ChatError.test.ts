/** @jest-environment node */
import { hideKeys } from './ChatError';

test.each([
  ['Incorrect API key provided: sk-proj-4f9aQ2xT7Lm0. You can find it', 'sk-proj-4f9aQ2xT7Lm0'],
  ['Incorrect API key provided: fake-****3f2a.', 'fake-****3f2a'],
  ['invalid x-api-key sk-ant-api03-Zx81QqLmP0', 'sk-ant-api03-Zx81QqLmP0'],
  ['{"error":"bad key","authorization":"Bearer hunter2"}', 'hunter2'],
  ['GET https://models.test/v1?key=abc123&x=1', 'abc123'],
  ['API key not valid: AIzaSyD4f9aQ2xT7Lm0', 'AIzaSyD4f9aQ2xT7Lm0'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl expired', 'eyJzdWIiOiJhIn0'],
  ['Access denied for 0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef'],
  ['password: "tr0ub4dor" is wrong', 'tr0ub4dor'],
  ['api_key = gsk_Zx81QqLmP0Zx81', 'gsk_Zx81QqLmP0Zx81'],
])('%s loses the key', (text, key) => {
  expect(hideKeys(text)).toContain('[hidden]');
  expect(hideKeys(text)).not.toContain(key);
});

test.each([
  'The model `gpt-4o-mini-2024-07-18` does not exist or you do not have access to it.',
  "This model's maximum context length is 8192 tokens. However, your messages resulted in 9120 tokens.",
  'meta-llama/Llama-3.3-70B-Instruct-Turbo is overloaded',
  'Rate limit reached for requests. Please try again in 20s.',
  'claude-3-5-sonnet-20241022 needs max_completion_tokens',
  'The server had an error while processing your request. Sorry about that!',
])('%s stays as it is', (text) => {
  expect(hideKeys(text)).toBe(text);
});
