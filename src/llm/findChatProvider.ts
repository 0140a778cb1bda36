import { hasPermission, isAppEnabled } from 'grafana/access';
import { hostStream } from 'grafana/hostFetch';
import { getLiveMessageBytes, openLiveChannel } from 'grafana/live';
import { fetchPluginSettings } from 'grafana/pluginSettings';
import { getField, getString } from 'profile/formats/parseJson';
import { ChatError } from './ChatError';
import type { ChatProvider } from './ChatProvider';
import { createEndpointProvider } from './createEndpointProvider';
import { createLlmAppProvider, LLM_APP_ID } from './createLlmAppProvider';
import { type LlmSettings, parseLlmSettings, SEND_ACTION } from './settings';

export type ChatAvailability =
  | { readonly status: 'ready'; readonly provider: ChatProvider }
  /** `error.message` says why, and what an administrator can do. */
  | { readonly status: 'unavailable'; readonly error: ChatError };

/** The inputs that decide whether a model is available. */
export interface ChatHost {
  fetchJsonData(): Promise<unknown>;
  hasPermission(action: string): boolean;
  isAppEnabled(pluginId: string): boolean;
}

const GRAFANA: ChatHost = {
  fetchJsonData: async () => (await fetchPluginSettings()).jsonData,
  hasPermission,
  isAppEnabled,
};

/**
 * Finds the provider that would answer. Asks Grafana for the plugin's settings, so that a change on the configuration
 * page counts without a reload; sends nothing to a model. Never rejects.
 */
export async function findChatProvider(others: Partial<ChatHost> = {}): Promise<ChatAvailability> {
  const host = { ...GRAFANA, ...others };
  try {
    return { status: 'ready', provider: chooseProvider(parseLlmSettings(await host.fetchJsonData()), host) };
  } catch (error) {
    return { status: 'unavailable', error: error instanceof ChatError ? error : describeHostFailure(error) };
  }
}

/** Creates the provider that the settings name, whoever may use it. @throws ChatError if it is not there */
export function createProvider(settings: LlmSettings, host: Pick<ChatHost, 'isAppEnabled'> = GRAFANA): ChatProvider {
  switch (settings.sendTo) {
    case 'nobody':
      throw new ChatError(settings.url !== '' || host.isAppEnabled(LLM_APP_ID) ? 'switched-off' : 'no-provider');
    case 'endpoint':
      if (settings.url === '' || settings.model === '') {
        throw new ChatError('not-configured', { provider: 'endpoint' });
      }
      return createEndpointProvider({ settings, fetch: hostStream });
    case 'llm-app':
      if (!host.isAppEnabled(LLM_APP_ID)) {
        throw new ChatError('no-provider', {
          provider: 'llm-app',
          detail: 'The Grafana LLM app is not installed or not enabled.',
        });
      }
      return createLlmAppProvider({
        contextTokens: settings.contextTokens,
        openChannel: openLiveChannel,
        liveMessageBytes: getLiveMessageBytes(),
        fetch: hostStream,
        createId: createUuid,
      });
  }
}

function chooseProvider(settings: LlmSettings, host: ChatHost): ChatProvider {
  const provider = createProvider(settings, host);
  if (!host.hasPermission(SEND_ACTION)) {
    throw new ChatError('not-permitted', { provider: provider.id });
  }
  return provider;
}

/** Grafana's own failures: `{ status, data: { message } }`. */
function describeHostFailure(error: unknown): ChatError {
  const detail = getString(getField(error, 'data'), 'message') ?? String(error);
  return new ChatError(getField(error, 'status') === 401 ? 'signed-out' : 'unreachable', { detail });
}

/** Creates a random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing if Grafana is served over plain http. */
function createUuid(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = '89ab'[(bytes[8] ?? 0) & 3] ?? '8';
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join(
    '-',
  );
}

/**
 * Asks for one word and waits for the end of the answer. Resolves with the model's own name if it gave one,
 * rejects with a `ChatError`.
 */
export async function testProvider(provider: ChatProvider, signal: AbortSignal): Promise<string | undefined> {
  const question = [{ role: 'user', content: 'Answer with the one word OK.' }] as const;
  for await (const event of provider.stream(question, { signal, tier: 'base' })) {
    if (event.kind === 'end') {
      return event.model;
    }
  }
  return undefined;
}
