import { parseJson } from 'profile/formats/parseJson';
import { ChatError } from './ChatError';
import type { ChatEvent, ProviderId } from './ChatProvider';
import { classifyAnswer } from './classifyFailure';
import { CompletionReader } from './CompletionReader';
import { readSse } from './readSse';
import { type TimeLimits, Watchdog } from './Watchdog';

/** `fetch` whose answer's body is handed on as it comes. */
export type StreamingFetch = (path: string, init: RequestInit) => Promise<Response>;

export interface HttpStreamOptions {
  readonly fetch: StreamingFetch;
  readonly path: string;
  readonly body: string;
  readonly provider: ProviderId;
  readonly limits: TimeLimits;
  readonly signal: AbortSignal;
}

/** Posts a chat request and reads the answer: server-sent events, or one JSON document from services that do not stream. */
export async function* streamOverHttp(options: HttpStreamOptions): AsyncGenerator<ChatEvent, void, undefined> {
  const { fetch, path, body, provider, limits, signal } = options;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let isExpired = false;
  const watchdog = new Watchdog(limits.totalMs, () => {
    isExpired = true;
    abort();
  });
  const reader = new CompletionReader(provider);
  let hasAnswer = false;
  signal.addEventListener('abort', abort);
  try {
    if (signal.aborted) {
      throw new ChatError('stopped', { provider });
    }
    watchdog.wait(limits.firstMs);
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const answer = await fetch(path, { method: 'POST', headers, body, signal: controller.signal });
    if (isRedirect(answer)) {
      throw new ChatError('redirected', { provider });
    }
    if (!answer.ok) {
      throw classifyAnswer(
        {
          status: answer.status,
          body: await answer.text(),
          retryAfter: answer.headers.get('retry-after') ?? undefined,
        },
        provider,
      );
    }
    if (/^(text\/html|application\/xhtml)/i.test(answer.headers.get('content-type') ?? '')) {
      throw new ChatError('web-page', { provider });
    }
    hasAnswer = true;
    if (/^application\/json\b/i.test(answer.headers.get('content-type') ?? '')) {
      yield* reader.readWhole(parseJson(await answer.text()));
      return;
    }
    for await (const data of readSse(answer.body ?? new Blob().stream())) {
      watchdog.wait(limits.idleMs);
      if (data.trim() === '[DONE]') {
        break;
      }
      yield* reader.read(parseJson(data));
    }
    yield* reader.end();
  } catch (error) {
    // A stop during the last words is a stop; a limit that was reached shows as an aborted request.
    if (signal.aborted) {
      throw new ChatError('stopped', { provider });
    }
    if (error instanceof ChatError) {
      throw error;
    }
    if (reader.isFinished) {
      // The connection broke between the last word and the end mark: nothing is missing.
      yield* reader.end();
      return;
    }
    throw new ChatError(isExpired ? 'timeout' : hasAnswer ? 'cut' : 'unreachable', { provider, detail: String(error) });
  } finally {
    watchdog.stop();
    signal.removeEventListener('abort', abort);
    // Ends the request when the reader of the answer left early; does nothing to one that is over.
    abort();
  }
}

/** Browsers hide where a redirect leads that they were told not to follow. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}
