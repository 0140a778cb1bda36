/** @jest-environment node */
import type { LiveChannel, LiveEvent, LiveState } from 'grafana/live';
import { Observable, type Subscriber } from 'rxjs';
import { ChatError } from './ChatError';
import { createLlmAppProvider, type LlmAppDependencies } from './createLlmAppProvider';

type Script = (send: Send, channel: LiveChannel) => void;
interface Send {
  status(state: LiveState): void;
  text(content: string, id?: string): void;
  message(message: unknown): void;
  done(): void;
}

const QUESTION = [{ role: 'user', content: 'Why?' }] as const;
const DONE = { choices: [{ delta: { done: true } }] };

/** Grafana Live whose channels follow one script each; the last one repeats. */
class ScriptedLive {
  readonly channels: LiveChannel[] = [];
  left = 0;

  constructor(private readonly scripts: readonly Script[]) {}

  readonly open = (channel: LiveChannel): Observable<LiveEvent> =>
    new Observable((subscriber) => {
      const script = this.scripts[Math.min(this.channels.length, this.scripts.length - 1)];
      this.channels.push(channel);
      script?.(createSend(subscriber), channel);
      return () => {
        this.left++;
      };
    });
}

function createSend(subscriber: Subscriber<LiveEvent>): Send {
  const message = (value: unknown): void => subscriber.next({ kind: 'message', message: value });
  return {
    status: (state) => subscriber.next({ kind: 'status', state }),
    text: (content, id = 'one') =>
      message({
        id,
        model: 'small',
        choices: [{ delta: content === '' ? { role: 'assistant' } : { content }, finish_reason: null }],
      }),
    message,
    done: () => {
      message({ id: 'one', choices: [{ delta: {}, finish_reason: 'stop' }] });
      message(DONE);
    },
  };
}

const begin = (send: Send): void => {
  send.status('connecting');
  send.status('connected');
  send.text('');
};

async function ask(
  scripts: readonly Script[],
  {
    signal = new AbortController().signal,
    question = QUESTION as readonly { role: 'user'; content: string }[],
    ...dependencies
  }: Partial<LlmAppDependencies> & {
    signal?: AbortSignal;
    question?: readonly { role: 'user'; content: string }[];
  } = {},
): Promise<{ text: string; code: string | undefined; live: ScriptedLive }> {
  const live = new ScriptedLive(scripts);
  let ids = 0;
  const provider = createLlmAppProvider({
    contextTokens: 8000,
    openChannel: live.open,
    liveMessageBytes: 65_536,
    fetch: () => Promise.reject(new Error('no HTTP in this test')),
    createId: () => `id-${++ids}`,
    limits: { connectMs: 200, firstMs: 200, idleMs: 200, totalMs: 1000 },
    resubscribeMs: 1,
    ...dependencies,
  });
  let text = '';
  try {
    for await (const event of provider.stream(question, { signal, tier: 'base' })) {
      text += event.kind === 'text' ? event.text : '';
    }
    return { text, code: undefined, live };
  } catch (error) {
    return { text, code: error instanceof ChatError ? error.code : `not typed: ${String(error)}`, live };
  }
}

test('the prompt is the data of a channel of its own, which is left at the end', async () => {
  const { text, code, live } = await ask([
    (send) => {
      begin(send);
      send.text('Hot ');
      send.text('path');
      send.done();
    },
  ]);
  expect({ text, code }).toEqual({ text: 'Hot path', code: undefined });
  expect(live.channels).toEqual([
    {
      pluginId: 'grafana-llm-app',
      path: 'llm/v1/chat/completions/id-1',
      data: { model: 'base', messages: QUESTION, stream: true },
    },
  ]);
  expect(live.left).toBe(1);
});

test.each<[string, Script, string, string]>([
  [
    'an error that the official client hides',
    (send) => {
      send.status('connected');
      send.message({
        error: 'establish chat completions stream: error, status code: 429, status: 429 Too Many Requests, message: m',
      });
    },
    'rate-limited',
    '',
  ],
  [
    'an error in the middle',
    (send) => {
      begin(send);
      send.text('half');
      send.message({ error: 'unexpected EOF' });
    },
    'cut',
    'half',
  ],
  [
    'a stream that ends early but looks like success',
    (send) => {
      begin(send);
      send.text('half');
      send.message(DONE);
    },
    'cut',
    'half',
  ],
  ['only the end mark', (send) => send.message(DONE), 'empty', ''],
  [
    'a connection that drops in mid-stream, after which parts would be lost',
    (send) => {
      begin(send);
      send.text('half');
      send.status('connecting');
      send.status('connected');
      send.text('later');
      send.done();
    },
    'cut',
    'half',
  ],
  [
    'a second answer after the process of the app died',
    (send) => {
      begin(send);
      send.text('half');
      send.text('', 'two');
      send.text('half', 'two');
    },
    'cut',
    'half',
  ],
  ['a channel that never connects', (send) => send.status('connecting'), 'unreachable', ''],
  ['a connection that is shut down', (send) => send.status('shutdown'), 'unreachable', ''],
  ['silence after the connection', (send) => send.status('connected'), 'timeout', ''],
  [
    'silence in the middle',
    (send) => {
      begin(send);
      send.text('half');
    },
    'timeout',
    'half',
  ],
])('%s is told, and the channel left', async (_name, script, code, text) => {
  const outcome = await ask([script]);
  expect({ code: outcome.code, text: outcome.text }).toEqual({ code, text });
  expect(outcome.live.channels).toHaveLength(1);
  expect(outcome.live.left).toBe(1);
});

test('a drop between the last word and the end mark loses nothing', async () => {
  const { code, text } = await ask([
    (send) => {
      begin(send);
      send.message({ id: 'one', choices: [{ delta: { content: 'whole' }, finish_reason: 'stop' }] });
      send.status('connecting');
    },
  ]);
  expect({ code, text }).toEqual({ code: undefined, text: 'whole' });
});

test('a channel that was refused for an expired token is asked for again under another name, once', async () => {
  const refuse: Script = (send) => {
    send.status('connecting');
    send.status('disconnected');
  };
  const again = await ask([
    refuse,
    (send) => {
      begin(send);
      send.text('ok');
      send.done();
    },
  ]);
  expect(again).toMatchObject({ text: 'ok', code: undefined });
  expect(again.live.channels.map(({ path }) => path)).toEqual([
    'llm/v1/chat/completions/id-1',
    'llm/v1/chat/completions/id-2',
  ]);
  const never = await ask([refuse]);
  expect(never.code).toBe('unreachable');
  expect(never.live.channels).toHaveLength(2);
  expect(never.live.left).toBe(2);
});

test('stopping leaves the channel and keeps what came', async () => {
  const user = new AbortController();
  const { code, text, live } = await ask(
    [
      (send) => {
        begin(send);
        send.text('half');
        setTimeout(() => user.abort(), 5);
      },
    ],
    { signal: user.signal },
  );
  expect({ code, text, left: live.left }).toEqual({ code: 'stopped', text: 'half', left: 1 });
});

test('stopping while Grafana is asked for the channel again sends nothing more', async () => {
  const user = new AbortController();
  const refuse: Script = (send) => {
    send.status('disconnected');
    setTimeout(() => user.abort(), 5);
  };
  const { code, live } = await ask([refuse], { signal: user.signal, resubscribeMs: 1000 });
  expect(code).toBe('stopped');
  expect(live.channels).toHaveLength(1);
});

describe('where Live cannot take the request', () => {
  const sse = `data: ${JSON.stringify({ id: 'a', choices: [{ delta: { content: 'ok' }, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;
  const fetch = jest.fn(async () => new Response(sse, { headers: { 'content-type': 'text/event-stream' } }));
  beforeEach(() => fetch.mockClear());

  test.each([
    ['it is switched off', 0, 10],
    ['the request is longer than a message may be', 65_536, 65_000],
  ])('because %s, the resource of the app is asked', async (_name, liveMessageBytes, length) => {
    const question = [{ role: 'user', content: 'x'.repeat(length) }] as const;
    const { text, code, live } = await ask([], { fetch, liveMessageBytes, question });
    expect({ text, code, channels: live.channels }).toEqual({ text: 'ok', code: undefined, channels: [] });
    expect(fetch).toHaveBeenCalledWith(
      '/api/plugins/grafana-llm-app/resources/llm/v1/chat/completions',
      expect.objectContaining({ method: 'POST' }),
    );
  });

  test('and too long for the resource, nothing is sent', async () => {
    const question = [{ role: 'user', content: 'x'.repeat(5_000_000) }] as const;
    const { code, live } = await ask([], { fetch, question });
    expect({ code, channels: live.channels }).toEqual({ code: 'too-long', channels: [] });
    expect(fetch).not.toHaveBeenCalled();
  });
});

// The answers are those of grafana-llm-app 1.0.8.
test.each([
  ['working', 200, { llmProvider: { configured: true, ok: true, models: { base: { ok: true } } } }, undefined],
  ['an older release', 200, { openAI: true }, undefined],
  [
    'no provider',
    200,
    { llmProvider: { configured: false, ok: false, error: 'LLM provider not configured' } },
    'not-configured',
  ],
  [
    'switched off',
    200,
    { llmProvider: { configured: true, ok: false, error: 'LLM functionality is disabled', models: null } },
    'not-configured',
  ],
  [
    'a bad key',
    200,
    {
      llmProvider: {
        configured: true,
        ok: false,
        error: 'No functioning models are available',
        models: { base: { ok: false, error: 'error, status code: 401, status: 401 Unauthorized, message: no' } },
      },
    },
    'bad-key',
  ],
])('health: %s', async (_name, status, details, code) => {
  const fetch = jest.fn(async () => Response.json({ details, message: '', status: 'OK' }, { status }));
  const provider = createLlmAppProvider({
    contextTokens: 8000,
    openChannel: new ScriptedLive([]).open,
    liveMessageBytes: 0,
    fetch,
    createId: () => 'id',
  });
  expect(fetch).not.toHaveBeenCalled();
  const outcome = await provider.check(new AbortController().signal).catch((error: unknown) => error);
  expect(outcome instanceof ChatError ? outcome.code : outcome).toBe(code);
});
