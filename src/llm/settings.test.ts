/** @jest-environment node */
import { findUrlFault, type LlmSettings, normaliseUrl, parseLlmSettings, printLlmSettings } from './settings';

const SETTINGS: LlmSettings = {
  sendTo: 'endpoint',
  url: 'https://llm.example.com/v1',
  model: 'small',
  largeModel: 'big',
  allowsLocalHttp: false,
  contextTokens: 32_000,
};

test('settings are read back as they were written', () => {
  expect(parseLlmSettings(printLlmSettings(SETTINGS))).toEqual(SETTINGS);
});

test.each([undefined, null, {}, 'text', { llmSendTo: 'everybody', llmContextTokens: 1e12, llmModel: 7 }])(
  'nothing is sent to anybody with %j',
  (jsonData) => {
    expect(parseLlmSettings(jsonData)).toEqual({
      sendTo: 'nobody',
      url: '',
      model: '',
      largeModel: '',
      allowsLocalHttp: false,
      contextTokens: 16_000,
    });
  },
);

test.each(['nobody', 'llm-app'] as const)('the route has no address while sending goes to %s', (sendTo) => {
  expect(printLlmSettings({ ...SETTINGS, sendTo })).toMatchObject({ llmUrl: '', llmSavedUrl: SETTINGS.url });
});

test.each([
  ['https://llm.example.com/v1', 'https://llm.example.com/v1'],
  [' https://llm.example.com/v1/ ', 'https://llm.example.com/v1'],
  ['https://llm.example.com/v1/chat/completions', 'https://llm.example.com/v1'],
  ['https://llm.example.com/v1/chat/completions/', 'https://llm.example.com/v1'],
])('%j is taken as %s', (text, url) => {
  expect(normaliseUrl(text)).toBe(url);
});

test.each([
  ['https://llm.example.com/v1', false],
  ['http://localhost:11434/v1', true],
  ['http://127.0.0.1:8080/v1', true],
  ['http://[::1]:8080/v1', true],
])('%s is a good address (http allowed: %s)', (url, allowsLocalHttp) => {
  expect(findUrlFault(url, allowsLocalHttp)).toBeUndefined();
});

test.each([
  ['', true, 'such as'],
  ['llm.example.com', true, 'such as'],
  ['ftp://llm.example.com', true, 'https://'],
  ['javascript:alert(1)', true, 'https://'],
  ['http://llm.example.com/v1', true, 'Only https'],
  ['http://127.0.0.1.evil.example/v1', true, 'Only https'],
  ['http://localhost:11434/v1', false, 'allow it'],
  ['https://me:secret@llm.example.com/v1', true, 'every user'],
  ['https://llm.example.com/v1?key=secret', true, '?'],
  ['https://llm.example.com/v1#x', true, '#'],
])('%s is refused (http allowed: %s)', (url, allowsLocalHttp, words) => {
  expect(findUrlFault(url, allowsLocalHttp)).toContain(words);
});
