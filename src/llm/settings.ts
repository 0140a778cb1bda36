import { getField, getString } from 'profile/formats/parseJson';

/** Receiver of profiles: nobody until an administrator chooses one. */
export type SendTo = 'nobody' | 'llm-app' | 'endpoint';

/** Settings from the configuration page. */
export interface LlmSettings {
  readonly sendTo: SendTo;
  /** Base URL of the endpoint, such as `https://llm.example.com/v1`; kept while sending is off. */
  readonly url: string;
  readonly model: string;
  /** Empty: `model` serves the tier `large`, too. */
  readonly largeModel: string;
  /** Accepts `http` addresses on the machine that Grafana runs on. */
  readonly allowsLocalHttp: boolean;
  /** Tokens of a request and its answer together. */
  readonly contextTokens: number;
}

/** Fits most models of today, and a local one with some memory. */
export const DEFAULT_CONTEXT_TOKENS = 16_000;

export const CONTEXT_TOKENS_RANGE = { min: 2_000, max: 1_000_000 } as const;

/** The permission to send, in `plugin.json` given to editors. */
export const SEND_ACTION = 'openprofiles-drilldown-app.explain:send';

export const KEY_NAME = 'llmKey';

/** Reads the plugin's `jsonData`; a missing value, or one of another type, counts as not set. */
export function parseLlmSettings(jsonData: unknown): LlmSettings {
  const sendTo = getString(jsonData, 'llmSendTo');
  const tokens = getField(jsonData, 'llmContextTokens');
  return {
    sendTo: sendTo === 'llm-app' || sendTo === 'endpoint' ? sendTo : 'nobody',
    url: getString(jsonData, 'llmSavedUrl') ?? '',
    model: getString(jsonData, 'llmModel') ?? '',
    largeModel: getString(jsonData, 'llmLargeModel') ?? '',
    allowsLocalHttp: getField(jsonData, 'llmAllowLocalHttp') === true,
    contextTokens: isContextTokens(tokens) ? tokens : DEFAULT_CONTEXT_TOKENS,
  };
}

/**
 * Prints the settings as fields of `jsonData`. `llmUrl` is what the route in `plugin.json` reads: it is empty unless
 * the endpoint is chosen, so that the route itself fails while sending is off.
 */
export function printLlmSettings(settings: LlmSettings): Readonly<Record<string, string | number | boolean>> {
  return {
    llmSendTo: settings.sendTo,
    llmUrl: settings.sendTo === 'endpoint' ? settings.url : '',
    llmSavedUrl: settings.url,
    llmModel: settings.model,
    llmLargeModel: settings.largeModel,
    llmAllowLocalHttp: settings.allowsLocalHttp,
    llmContextTokens: settings.contextTokens,
  };
}

export function isContextTokens(value: unknown): value is number {
  const { min, max } = CONTEXT_TOKENS_RANGE;
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

/** `https://llm.example.com/v1/chat/completions/` → `https://llm.example.com/v1`: services document either address. */
export function normaliseUrl(text: string): string {
  return text
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/chat\/completions$/, '')
    .replace(/\/+$/, '');
}

/** Describes in a sentence the fault of an endpoint's base URL; undefined if it is valid. */
export function findUrlFault(url: string, allowsLocalHttp: boolean): string | undefined {
  if (!URL.canParse(url)) {
    return 'Enter an address such as https://llm.example.com/v1.';
  }
  const { protocol, hostname, username, password, search, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') {
    return 'The address has to begin with https://.';
  }
  if (username !== '' || password !== '') {
    return 'Put the key into its own field, not into the address: every user can read the address.';
  }
  if (search !== '' || hash !== '') {
    return 'The address may have neither ? nor #.';
  }
  if (protocol === 'https:') {
    return undefined;
  }
  if (!isThisMachine(hostname)) {
    return 'Only https:// is safe here: over http:// everybody on the way can read profiles and the key.';
  }
  return allowsLocalHttp ? undefined : 'For http:// to the machine that Grafana runs on, allow it below.';
}

function isThisMachine(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
