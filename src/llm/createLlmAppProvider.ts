import { getField, getString, isObject, type JsonObject, parseJson } from 'profile/formats/parseJson';
import { buildRequest, computeByteLength } from './buildRequest';
import { ChatError } from './ChatError';
import type { ChatEvent, ChatOptions, ChatProvider } from './ChatProvider';
import { classifyAnswer, classifyText } from './classifyFailure';
import { type StreamingFetch, streamOverHttp } from './streamOverHttp';
import { SubscriptionRefused, type OpenChannel, streamOverLive } from './streamOverLive';
import type { TimeLimits } from './Watchdog';

export const LLM_APP_ID = 'grafana-llm-app';

const CHAT_PATH = 'llm/v1/chat/completions';

/** Grafana hands on requests of this size to the app; at 16 MiB it fails. */
const MAX_HTTP_BYTES = 4 * 1024 * 1024;

/** Bytes that Live adds to a request: the channel's name and a few braces. */
const ENVELOPE_BYTES = 1024;

/** The app itself ends every request after two minutes and says so, unless that word is lost. */
const LIMITS: TimeLimits = { connectMs: 20_000, firstMs: 125_000, idleMs: 60_000, totalMs: 130_000 };

/** Grafana has a new connection this long after it refused one whose token had expired. */
const RESUBSCRIBE_MS = 1_500;

export interface LlmAppDependencies {
  readonly contextTokens: number;
  readonly openChannel: OpenChannel;
  /** Longest message over Live; 0 if there is no Live. */
  readonly liveMessageBytes: number;
  readonly fetch: StreamingFetch;
  /** A name for a channel that nobody used before. */
  readonly createId: () => string;
  readonly limits?: TimeLimits;
  readonly resubscribeMs?: number;
}

/**
 * Creates the model behind grafana-llm-app. Answers come over Grafana Live; if Live is off or the request too long
 * for it, over the app's resource, which hands an answer on in one piece at its end.
 */
export function createLlmAppProvider(dependencies: LlmAppDependencies): ChatProvider {
  const { contextTokens, liveMessageBytes, fetch } = dependencies;
  const computeRequestBytes: ChatProvider['computeRequestBytes'] = (messages, { tier, tools }) =>
    computeByteLength(JSON.stringify(buildRequest(tier, messages, tools)));
  return {
    id: 'llm-app',
    name: 'this Grafana’s LLM app',
    contextTokens,
    maxRequestBytes: MAX_HTTP_BYTES,
    // The app knows its models by the names of the tiers.
    getModelName: (tier) => tier,
    computeRequestBytes,
    check: (signal) => checkHealth(fetch, signal),
    async *stream(messages, options) {
      const request = buildRequest(options.tier, messages, options.tools);
      const bytes = computeRequestBytes(messages, options);
      if (bytes > MAX_HTTP_BYTES) {
        throw new ChatError('too-long', { provider: 'llm-app' });
      }
      yield* bytes + ENVELOPE_BYTES <= liveMessageBytes
        ? askOverLive(request, options, dependencies)
        : askOverHttp(request, options, dependencies);
    },
  };
}

async function* askOverLive(
  data: object,
  { signal }: ChatOptions,
  { openChannel, createId, limits = LIMITS, resubscribeMs = RESUBSCRIBE_MS }: LlmAppDependencies,
): AsyncGenerator<ChatEvent, void, undefined> {
  const ask = (): AsyncGenerator<ChatEvent, void, undefined> =>
    streamOverLive({
      openChannel,
      channel: { pluginId: LLM_APP_ID, path: `${CHAT_PATH}/${createId()}`, data },
      limits,
      signal,
    });
  try {
    yield* ask();
    return;
  } catch (error) {
    if (!(error instanceof SubscriptionRefused)) {
      throw error;
    }
  }
  await waitFor(resubscribeMs, signal);
  try {
    yield* ask();
  } catch (error) {
    throw error instanceof SubscriptionRefused ? new ChatError('unreachable', { provider: 'llm-app' }) : error;
  }
}

function askOverHttp(
  request: object,
  { signal }: ChatOptions,
  { fetch, limits = LIMITS }: LlmAppDependencies,
): AsyncGenerator<ChatEvent, void, undefined> {
  return streamOverHttp({
    fetch,
    path: `/api/plugins/${LLM_APP_ID}/resources/${CHAT_PATH}`,
    body: JSON.stringify(request),
    provider: 'llm-app',
    // The answer comes in one piece at the end.
    limits: { ...limits, firstMs: limits.totalMs },
    signal,
  });
}

/** The app asks each of its models for a word unless it has done so before. */
async function checkHealth(fetch: StreamingFetch, signal: AbortSignal): Promise<void> {
  const provider = 'llm-app';
  const answer = await fetch(`/api/plugins/${LLM_APP_ID}/health`, { signal }).catch((error: unknown) => {
    throw new ChatError(signal.aborted ? 'stopped' : 'unreachable', { provider, detail: String(error) });
  });
  const body = await answer.text();
  if (!answer.ok) {
    throw classifyAnswer({ status: answer.status, body }, provider);
  }
  const details = getField(parseJson(body), 'details');
  // Older releases know one provider only.
  const state = getField(details, 'llmProvider') ?? getField(details, 'openAI');
  if (state === true || getField(state, 'ok') === true) {
    return;
  }
  // The models' own reasons say more than the error above them, which only says that none works.
  const detail = findModelError(getField(state, 'models')) ?? getString(state, 'error');
  if (!isObject(state) || state.configured !== true) {
    throw new ChatError('not-configured', { provider, detail });
  }
  throw detail === undefined ? new ChatError('provider-failed', { provider }) : classifyText(detail, provider, false);
}

function findModelError(models: unknown): string | undefined {
  const states: readonly unknown[] = isObject(models) ? Object.values(models satisfies JsonObject) : [];
  return states.map((state) => getString(state, 'error')).find(Boolean);
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new ChatError('stopped', { provider: 'llm-app' }));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) {
      stop();
    }
  });
}
