/** Address, key and models of an OpenAI-compatible endpoint. */
export interface ModelConnection {
  /** Has no slash at the end, e.g. `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The models behind the tiers `base` and `large`. */
  readonly baseModel: string;
  readonly largeModel: string;
}

export type Chunk = Readonly<Record<string, unknown>>;

/** A failure in the words of the LLM app, which is written in Go. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    message: string,
    /** The provider's own answer, if it was JSON. */
    readonly response?: Chunk,
  ) {
    super(message);
  }
}

/** Asks for a whole answer. @throws ModelError */
export async function askModel(connection: ModelConnection, body: object, signal: AbortSignal): Promise<Chunk> {
  const answer = await post(connection, body, signal);
  const text = await answer.text().catch(() => '');
  const json = parseObject(text);
  if (!json) {
    throw new ModelError('unexpected EOF');
  }
  return json;
}

/** Opens a stream of chunks. Rejects before the first one, or fails in the middle, with a `ModelError`. */
export async function openModelStream(
  connection: ModelConnection,
  body: object,
  signal: AbortSignal,
): Promise<AsyncGenerator<Chunk>> {
  const answer = await post(connection, body, signal);
  return readChunks(answer);
}

async function* readChunks(answer: Response): AsyncGenerator<Chunk> {
  const decoder = new TextDecoder();
  let pending = '';
  const bytes = answer.body ?? new Blob().stream();
  try {
    for await (const part of bytes) {
      pending += decoder.decode(part, { stream: true });
      const lines = pending.split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        const data = /^data: ?(.*)$/.exec(line.trimEnd())?.[1];
        if (data === '[DONE]') {
          return;
        }
        if (data !== undefined) {
          yield readChunk(data);
        }
      }
    }
  } catch (error) {
    throw error instanceof ModelError ? error : new ModelError('unexpected EOF');
  }
}

function readChunk(data: string): Chunk {
  const chunk = parseObject(data);
  if (!chunk) {
    throw new ModelError('unexpected end of JSON input');
  }
  if (chunk.error !== undefined) {
    throw new ModelError(`error, ${readMessage(chunk)}`, chunk);
  }
  return chunk;
}

async function post({ baseUrl, apiKey }: ModelConnection, body: object, signal: AbortSignal): Promise<Response> {
  const url = `${baseUrl}/chat/completions`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal }).catch(
    (error: unknown) => {
      throw new ModelError(`Post "${url}": ${printCause(error)}`);
    },
  );
  if (!answer.ok) {
    const text = await answer.text();
    const json = parseObject(text);
    const words = json
      ? readMessage(json)
      : `invalid character '${text.charAt(0)}' looking for beginning of value, body: ${text}`;
    throw new ModelError(
      `error, status code: ${answer.status}, status: ${answer.status} ${answer.statusText}, message: ${words}`,
      json,
    );
  }
  return answer;
}

function readMessage(json: Chunk): string {
  const { error } = json;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(message);
}

function parseObject(text: string): Chunk | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    // Said in the words of Go by the caller.
    return undefined;
  }
}

function printCause(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  if (code === 'ECONNREFUSED' && typeof cause === 'object' && cause !== null && 'address' in cause && 'port' in cause) {
    return `dial tcp ${String(cause.address)}:${String(cause.port)}: connect: connection refused`;
  }
  return error instanceof Error && error.name === 'AbortError' ? 'context canceled' : 'EOF';
}
