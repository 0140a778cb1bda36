import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** An OpenAI-compatible server. The question chooses its behaviour: `mode:429` in the last message. */
export interface ScriptedModel {
  /** Ends in `/v1`. */
  readonly url: string;
  readonly requests: ModelRequest[];
  /** The answer to `mode:text`, in pieces. */
  answer: readonly string[];
  /** The question of `mode:look-up`. */
  lookUp: ScriptedLookUp;
  close(): Promise<void>;
}

interface ScriptedLookUp {
  readonly name: string;
  readonly argumentsJson: string;
}

interface ModelRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  /** Headers of all requests, in order. */
  readonly headers: IncomingHttpHeaders;
  readonly body: ModelBody;
  /** True if the client went away before the end. */
  isAborted: boolean;
}

interface ModelBody {
  readonly model?: string;
  readonly stream?: boolean;
  readonly messages?: readonly { readonly role: string; readonly content?: unknown }[];
  readonly tools?: readonly object[];
}

/** The pieces of the recorded answers. */
const PIECES = [
  '## Hot',
  ' path\n\n',
  'Most of the CPU time is in ',
  '`json.Unmarshal`',
  ' (**42 %**).\n\n',
  '| function | self |\n|---|---|\n',
  '| `runtime.mallocgc` | 12.5 s |\n',
  '| `json.Unmarshal` | 30.1 s |\n\n',
  '1. Reuse the decoder.\n',
  '2. Avoid `interface{}`.\n\n',
  '```go\nvar p = sync.Pool{}\n```\n',
  'Naïve «µ» 日本 🚀 done.',
];

const ARGUMENTS = ['{"service":"', 'checkout","p', 'rofileType":', '"cpu","limit', '":5}'];

const REFUSALS: Readonly<Record<string, readonly [number, object]>> = {
  '400': [400, { message: "This model's maximum context length is 8192 tokens.", type: 'invalid_request_error' }],
  '401': [
    401,
    {
      message: 'Incorrect API key provided: fake-****.',
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    },
  ],
  '404': [
    404,
    { message: 'The model `fake-small` does not exist or you do not have access to it.', code: 'model_not_found' },
  ],
  '429': [
    429,
    {
      message: 'Rate limit reached for requests. Please try again in 20s.',
      type: 'requests',
      param: null,
      code: 'rate_limit_exceeded',
    },
  ],
  '500': [
    500,
    { message: 'The server had an error while processing your request. Sorry about that!', type: 'server_error' },
  ],
  '503': [503, { message: 'The engine is currently overloaded, please try again later', type: 'server_error' }],
};

const USAGE = { prompt_tokens: 21, completion_tokens: 34, total_tokens: 55 };

/**
 * Starts the model on this machine. `port` 0 takes any free one, `delayMs` is the time between pieces, `mode` is for every
 * question.
 */
export async function startScriptedModel({ port = 0, delayMs = 1, mode = '' } = {}): Promise<ScriptedModel> {
  const requests: ModelRequest[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(Buffer.from(chunk));
    }
    const body: ModelBody = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    const { url = '', headers } = incoming;
    const request: ModelRequest = { path: url, authorization: headers.authorization, headers, body, isAborted: false };
    requests.push(request);
    outgoing.on('close', () => {
      request.isAborted = !outgoing.writableFinished;
    });
    await answer(request, outgoing, { id: requests.length, delayMs, mode, pieces: model.answer, lookUp: model.lookUp });
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as AddressInfo;
  const model: ScriptedModel = {
    url: `http://127.0.0.1:${bound}/v1`,
    requests,
    answer: [],
    lookUp: { name: 'callers', argumentsJson: '{"function":"F1"}' },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return model;
}

interface Script {
  readonly id: number;
  readonly delayMs: number;
  /** "" lets the question choose. */
  readonly mode: string;
  readonly pieces: readonly string[];
  readonly lookUp: ScriptedLookUp;
}

async function answer(request: ModelRequest, outgoing: ServerResponse, script: Script): Promise<void> {
  const last = request.body.messages?.at(-1);
  // Tools answer in data: only what the user wrote chooses.
  const asked = /mode:([\w-]+)/.exec(last?.role === 'user' ? String(last.content) : '')?.[1];
  const mode = script.mode || (asked ?? (last?.role === 'tool' ? 'after-tool' : 'text'));
  const refusal = REFUSALS[mode];
  if (mode === 'no-tools' && request.body.tools) {
    const error = { message: 'fake-small does not support tools', type: 'api_error' };
    outgoing.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  } else if (refusal) {
    const headers = { 'content-type': 'application/json', ...(mode === '429' && { 'retry-after': '20' }) };
    outgoing.writeHead(refusal[0], headers).end(JSON.stringify({ error: refusal[1] }));
  } else if (mode === 'html') {
    const page = '<html><body><h1>502 Bad Gateway</h1></body></html>';
    outgoing.writeHead(502, { 'content-type': 'text/html' }).end(page);
  } else if (mode === 'redirect') {
    outgoing.writeHead(302, { location: '/logout' }).end();
  } else if (mode === 'reset') {
    outgoing.destroy();
  } else if (mode !== 'hang') {
    await (request.body.stream
      ? sendStream(mode, request, outgoing, script)
      : sendWhole(mode, request, outgoing, script));
  }
}

function sendWhole(mode: string, { body }: ModelRequest, outgoing: ServerResponse, { id, pieces }: Script): void {
  const calls = buildCalls(mode, id).map(({ index: _index, ...call }) => ({
    ...call,
    function: { name: 'query_profile', arguments: ARGUMENTS.join('') },
  }));
  const message = calls.length > 0 ? { tool_calls: calls } : { content: getPieces(mode, pieces).join('') };
  const finishReason = FINISH_REASONS[mode] ?? (calls.length > 0 ? 'tool_calls' : 'stop');
  const choice = { index: 0, message: { role: 'assistant', ...message }, finish_reason: finishReason };
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(
    JSON.stringify({
      id: `chatcmpl-fake${id}`,
      object: 'chat.completion',
      created: 1_795_422_558,
      model: body.model,
      choices: [choice],
      usage: { ...USAGE, prompt_tokens_details: null, completion_tokens_details: null },
      system_fingerprint: 'fp_fake',
    }),
  );
}

const FINISH_REASONS: Readonly<Record<string, string>> = { length: 'length', filter: 'content_filter' };

async function sendStream(
  mode: string,
  { body }: ModelRequest,
  outgoing: ServerResponse,
  script: Script,
): Promise<void> {
  const { id, delayMs } = script;
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = async (text: string): Promise<void> => {
    outgoing.write(text);
    await wait(delayMs);
  };
  const send = (delta: object, finishReason?: string): Promise<void> =>
    write(
      `data: ${JSON.stringify({
        id: `chatcmpl-fake${id}`,
        object: 'chat.completion.chunk',
        created: 1_795_422_558,
        model: body.model,
        choices: [{ index: 0, delta, finish_reason: finishReason ?? null }],
        system_fingerprint: 'fp_fake',
      })}\n\n`,
    );
  if (mode === 'empty' || mode === 'empty-body') {
    outgoing.end(mode === 'empty' ? 'data: [DONE]\n\n' : '');
    return;
  }
  await send({ role: 'assistant', content: '' });
  const calls = buildCalls(mode, id);
  if (mode === 'look-up' && body.tools) {
    const { name, argumentsJson } = script.lookUp;
    const call = { index: 0, id: `call_${id}`, type: 'function', function: { name, arguments: argumentsJson } };
    await send({ tool_calls: [call] });
    await send({}, 'tool_calls');
    outgoing.end('data: [DONE]\n\n');
    return;
  }
  for (const { index, ...call } of calls) {
    await send({ tool_calls: [{ index, ...call, function: { name: 'query_profile', arguments: '' } }] });
    for (const part of ARGUMENTS) {
      await send({ tool_calls: [{ index, function: { arguments: part.replace('5', String(5 + index)) } }] });
    }
  }
  if (mode === 'slow') {
    for (let index = 0; !outgoing.destroyed; index++) {
      await send({ content: `word${index} ` });
      await wait(50);
    }
    return;
  }
  const pieces = calls.length > 0 ? [] : getPieces(mode, script.pieces);
  const isBroken = ['cut', 'malformed', 'error-event', 'end-early'].includes(mode);
  for (const content of isBroken ? pieces.slice(0, 5) : pieces) {
    await write(mode === 'comments' ? ': keep-alive\n\n' : '');
    await send({ content });
  }
  switch (mode) {
    case 'cut':
      outgoing.destroy();
      return;
    case 'malformed':
      await write('data: {"id":"chatcmpl-fake","choices":[{"delta":{"content":"bro\n\n');
      break;
    case 'error-event':
      await write(`data: ${JSON.stringify({ error: REFUSALS['500']?.[1] })}\n\n`);
      break;
    case 'end-early':
      break;
    default:
      await send({}, FINISH_REASONS[mode] ?? (calls.length > 0 ? 'tool_calls' : 'stop'));
  }
  outgoing.end('data: [DONE]\n\n');
}

function getPieces(mode: string, pieces: readonly string[]): readonly string[] {
  switch (mode) {
    case 'empty-content':
      return [];
    case 'after-tool':
      return pieces.length > 0 ? pieces : ['The tool answered, ', 'so: fine.'];
    case 'text':
    case 'no-tools':
    case 'look-up':
      return pieces.length > 0 ? pieces : PIECES;
    default:
      return PIECES;
  }
}

function buildCalls(mode: string, id: number): { index: number; id: string; type: 'function' }[] {
  const count = mode === 'tool' ? 1 : mode === 'tools2' ? 2 : 0;
  return Array.from({ length: count }, (_, index) => ({ index, id: `call_${id}_${index}`, type: 'function' }));
}
