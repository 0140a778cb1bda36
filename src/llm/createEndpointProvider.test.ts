/** @jest-environment node */
import { ChatError } from './ChatError';
import type { ChatEvent, ChatMessage, ChatProvider } from './ChatProvider';
import { createEndpointProvider, ENDPOINT_PATH } from './createEndpointProvider';
import { type LlmSettings, parseLlmSettings, printLlmSettings } from './settings';
import type { StreamingFetch } from './streamOverHttp';
import type { TimeLimits } from './Watchdog';

const SETTINGS: LlmSettings = {
  ...parseLlmSettings(printLlmSettings({ ...parseLlmSettings({}), sendTo: 'endpoint' })),
  url: 'https://llm.example.com/v1',
  model: 'small',
};
const QUESTION: readonly ChatMessage[] = [
  { role: 'system', content: 'You read profiles.' },
  { role: 'user', content: 'Why?' },
];
const LIMITS: TimeLimits = { connectMs: 1000, firstMs: 1000, idleMs: 1000, totalMs: 5000 };

const event = (delta: object, finishReason?: string): string =>
  `data: ${JSON.stringify({ id: 'a', model: 'small-2', choices: [{ delta, finish_reason: finishReason ?? null }] })}\n\n`;

/** A body whose next part the test sends when it likes. */
function createBody(signal?: AbortSignal | null): {
  body: ReadableStream;
  send(text: string): void;
  fail(): void;
  end(): void;
} {
  let controller: ReadableStreamDefaultController | undefined;
  const body = new ReadableStream({ start: (given) => void (controller = given) });
  signal?.addEventListener('abort', () => controller?.error(new DOMException('aborted', 'AbortError')));
  return {
    body,
    send: (text) => controller?.enqueue(new TextEncoder().encode(text)),
    fail: () => controller?.error(new TypeError('network error')),
    end: () => controller?.close(),
  };
}

function answerWith(text: string, init: ResponseInit = {}): jest.MockedFunction<StreamingFetch> {
  const headers = { 'content-type': 'text/event-stream' };
  return jest.fn<Promise<Response>, Parameters<StreamingFetch>>(async () => new Response(text, { headers, ...init }));
}

interface Outcome {
  readonly text: string;
  readonly last: ChatEvent | undefined;
  readonly code: string | undefined;
}

async function ask(provider: ChatProvider, signal = new AbortController().signal): Promise<Outcome> {
  let text = '';
  let last: ChatEvent | undefined;
  try {
    for await (const each of provider.stream(QUESTION, { signal, tier: 'base' })) {
      text += each.kind === 'text' ? each.text : '';
      last = each;
    }
    return { text, last, code: undefined };
  } catch (error) {
    return { text, last, code: error instanceof ChatError ? error.code : `not typed: ${String(error)}` };
  }
}

const createProvider = (fetch: StreamingFetch, limits = LIMITS, settings = SETTINGS): ChatProvider =>
  createEndpointProvider({ settings, fetch, limits });

test('the request goes to the one route, with the model of the settings and without a key', async () => {
  const fetch = answerWith(event({ content: 'ok' }, 'stop') + 'data: [DONE]\n\n');
  expect(await ask(createProvider(fetch))).toEqual({
    text: 'ok',
    last: { kind: 'end', reason: 'stop', model: 'small-2' },
    code: undefined,
  });
  const [path, init] = fetch.mock.calls[0] ?? [];
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(path).toBe(ENDPOINT_PATH);
  expect(init?.method).toBe('POST');
  expect(init?.headers).toEqual({ 'content-type': 'application/json', accept: 'text/event-stream' });
  expect(JSON.parse(String(init?.body))).toEqual({ model: 'small', messages: QUESTION, stream: true });
});

test('tools and their answers are sent as OpenAI writes them', async () => {
  const fetch = answerWith(event({ content: 'ok' }, 'stop'));
  const messages: ChatMessage[] = [
    { role: 'user', content: 'Who calls f?' },
    { role: 'assistant', content: '', toolCalls: [{ id: 'c1', name: 'callers', argumentsJson: '{"id":3}' }] },
    { role: 'tool', toolCallId: 'c1', content: 'main' },
  ];
  const tools = [{ name: 'callers', description: 'Callers of a function', parameters: { type: 'object' } }];
  const options = { signal: new AbortController().signal, tier: 'large', tools } as const;
  const provider = createProvider(fetch, LIMITS, { ...SETTINGS, largeModel: 'big' });
  for await (const each of provider.stream(messages, options)) {
    expect(each).toBeDefined();
  }
  const body = String(fetch.mock.calls[0]?.[1].body);
  expect(JSON.parse(body)).toEqual({
    model: 'big',
    messages: [
      { role: 'user', content: 'Who calls f?' },
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 'callers', arguments: '{"id":3}' } }],
      },
      { role: 'tool', tool_call_id: 'c1', content: 'main' },
    ],
    stream: true,
    tools: [{ type: 'function', function: tools[0] }],
  });
  expect(provider.computeRequestBytes(messages, options)).toBe(body.length);
});

test.each([
  [403, '{"message":"plugin proxy route access denied"}', 'not-permitted'],
  [401, '{"error":{"message":"bad key"}}', 'bad-key'],
  [404, '{"error":{"message":"model not found"}}', 'no-model'],
  [429, '{"error":{"message":"slow down"}}', 'rate-limited'],
  [500, 'oops', 'provider-failed'],
  [502, '', 'unreachable'],
  [302, '', 'redirected'],
])('an answer of status %i fails with a code', async (status, body, code) => {
  expect(await ask(createProvider(answerWith(body, { status })))).toEqual({ text: '', last: undefined, code });
});

test('a service that does not stream is read all the same', async () => {
  const whole = { model: 'm', choices: [{ message: { content: 'all at once' }, finish_reason: 'stop' }] };
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  expect(await ask(createProvider(answerWith(JSON.stringify(whole), { headers })))).toMatchObject({
    text: 'all at once',
    code: undefined,
  });
});

test.each([
  ['a page instead of an answer', '<html>hello</html>', 'empty', ''],
  ['broken JSON', event({ content: 'a' }) + 'data: {"choices":[\n\n', 'malformed', 'a'],
  ['an end without a reason', event({ content: 'half' }) + 'data: [DONE]\n\n', 'cut', 'half'],
  ['an end of the bytes alone', event({ content: 'half' }), 'cut', 'half'],
  [
    'an error event',
    event({ content: 'half' }) + 'data: {"error":{"message":"overloaded"}}\n\ndata: [DONE]\n\n',
    'provider-failed',
    'half',
  ],
])('%s fails and keeps what came', async (_name, body, code, text) => {
  expect(await ask(createProvider(answerWith(body)))).toMatchObject({ code, text });
});

test('a connection that breaks keeps what came, and is no loss after the last word', async () => {
  const broken = async (first: string): Promise<Outcome> => {
    const { body, send, fail } = createBody();
    const outcome = ask(createProvider(async () => new Response(body)));
    send(first);
    setTimeout(fail, 5);
    return outcome;
  };
  expect(await broken(event({ content: 'half' }))).toMatchObject({ text: 'half', code: 'cut' });
  expect(await broken(event({ content: 'whole' }, 'stop'))).toMatchObject({ text: 'whole', code: undefined });
});

test('a web page at the address is said to be one', async () => {
  const headers = { 'content-type': 'text/html; charset=UTF-8' };
  const outcome = await ask(createProvider(answerWith('<!doctype html><title>Sign in</title>', { headers })));
  expect(outcome.code).toBe('web-page');
});

test('no answer at all is not reached', async () => {
  expect((await ask(createProvider(() => Promise.reject(new TypeError('Failed to fetch'))))).code).toBe('unreachable');
});

test('stopping aborts the request and says so', async () => {
  const user = new AbortController();
  let seen: AbortSignal | null | undefined;
  const provider = createProvider(async (_path, { signal }) => {
    seen = signal;
    const { body, send } = createBody(signal);
    send(event({ content: 'half' }));
    setTimeout(() => user.abort(), 5);
    return new Response(body);
  });
  expect(await ask(provider, user.signal)).toMatchObject({ text: 'half', code: 'stopped' });
  expect(seen?.aborted).toBe(true);
});

test('a request that was stopped before it began is not sent', async () => {
  const user = new AbortController();
  user.abort();
  const fetch = answerWith('');
  expect((await ask(createProvider(fetch), user.signal)).code).toBe('stopped');
  expect(fetch).not.toHaveBeenCalled();
});

test('leaving the answer early aborts the request', async () => {
  let seen: AbortSignal | null | undefined;
  const provider = createProvider(async (_path, { signal }) => {
    seen = signal;
    const { body, send } = createBody(signal);
    send(event({ content: 'half' }));
    return new Response(body);
  });
  for await (const each of provider.stream(QUESTION, { signal: new AbortController().signal, tier: 'base' })) {
    expect(each.kind).toBe('text');
    break;
  }
  expect(seen?.aborted).toBe(true);
});

test.each([
  ['before the answer', undefined],
  ['in the middle', event({ content: 'half' })],
])('silence %s ends the request', async (_name, first) => {
  const provider = createProvider(
    (_path, { signal }) => {
      const { body, send } = createBody(signal);
      if (first !== undefined) {
        send(first);
        return Promise.resolve(new Response(body));
      }
      return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    },
    { ...LIMITS, firstMs: 20, idleMs: 20 },
  );
  expect((await ask(provider)).code).toBe('timeout');
});

test('a prompt beyond every limit is refused before it is sent', async () => {
  const fetch = answerWith('');
  const provider = createProvider(fetch);
  const long = [{ role: 'user', content: 'é'.repeat(provider.maxRequestBytes / 2) }] as const;
  const read = async (): Promise<void> => {
    for await (const each of provider.stream(long, { signal: new AbortController().signal, tier: 'base' })) {
      throw new Error(each.kind);
    }
  };
  await expect(read()).rejects.toMatchObject({ code: 'too-long' });
  expect(fetch).not.toHaveBeenCalled();
});
