import { buildRequest, computeByteLength } from './buildRequest';
import { ChatError } from './ChatError';
import type { ChatProvider, ChatTier } from './ChatProvider';
import type { LlmSettings } from './settings';
import { type StreamingFetch, streamOverHttp } from './streamOverHttp';
import type { TimeLimits } from './Watchdog';

/** The one route of `plugin.json`. Grafana matches it exactly, checks the permission and adds address and key. */
export const ENDPOINT_PATH = '/api/plugin-proxy/openprofiles-drilldown-app/llm/chat/completions';

/** Largest request: far more than any prompt of ours, and far less than what services and proxies silently refuse. */
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

const LIMITS: TimeLimits = { connectMs: 30_000, firstMs: 180_000, idleMs: 90_000, totalMs: 900_000 };

export interface EndpointDependencies {
  readonly settings: LlmSettings;
  readonly fetch: StreamingFetch;
  readonly limits?: TimeLimits;
}

/** Any OpenAI-compatible service, through the plugin's own route. */
export function createEndpointProvider({ settings, fetch, limits = LIMITS }: EndpointDependencies): ChatProvider {
  const { url, model, largeModel, contextTokens } = settings;
  const provider = 'endpoint';
  const getModelName = (tier: ChatTier): string => (tier === 'large' && largeModel ? largeModel : model);
  const printRequest: (...args: Parameters<ChatProvider['computeRequestBytes']>) => string = (
    messages,
    { tier, tools },
  ) => JSON.stringify(buildRequest(getModelName(tier), messages, tools));
  return {
    id: provider,
    name: URL.canParse(url) ? new URL(url).host : url,
    contextTokens,
    maxRequestBytes: MAX_REQUEST_BYTES,
    getModelName,
    computeRequestBytes: (messages, options) => computeByteLength(printRequest(messages, options)),
    check: async () => {
      if (url === '' || model === '') {
        throw new ChatError('not-configured', { provider });
      }
    },
    async *stream(messages, options) {
      const body = printRequest(messages, options);
      if (computeByteLength(body) > MAX_REQUEST_BYTES) {
        throw new ChatError('too-long', { provider });
      }
      yield* streamOverHttp({ fetch, path: ENDPOINT_PATH, body, provider, limits, signal: options.signal });
    },
  };
}
