import type { ProviderId } from './ChatProvider';

interface Circumstances {
  readonly provider: ProviderId | undefined;
  /** Place where an administrator sets it up. */
  readonly place: string;
  readonly retryAfterSeconds: number | undefined;
}

/** Sentences by kind of failure. */
const SENTENCES = {
  'no-provider': 'No model is set up. An administrator can choose one on the configuration page of this plugin.',
  'switched-off':
    'Sending to a model is switched off. An administrator can switch it on, on the configuration page of this plugin.',
  'not-permitted': 'You may not send to the model: this needs the role Editor, or a role with the permission to send.',
  'signed-out': 'Grafana no longer knows you. Sign in again, then ask again.',
  'not-configured': ({ place }) => `The model is not fully set up. An administrator can complete ${place}.`,
  'bad-key': ({ place }) => `The provider refused the key. An administrator can enter another one in ${place}.`,
  refused: 'The provider refused this request: the key has no right to this model, or the provider blocks it.',
  'no-model': ({ place }) =>
    `The provider does not know this model or address. An administrator can correct it in ${place}.`,
  'too-long':
    'The request is too long for this model. Choose a smaller part of the profile, or ask with fewer details.',
  'bad-request': 'The provider did not accept the request.',
  'web-page': ({ place }) =>
    `The model's address answers with a web page, not as a model does. An administrator can correct it in ${place}.`,
  redirected: ({ place }) =>
    `The model's address leads to another one, which is not followed. An administrator can enter the final address in ${place}.`,
  'rate-limited': ({ retryAfterSeconds }) =>
    retryAfterSeconds === undefined
      ? 'The provider gets too many requests, or its quota is used up. Wait a little, then ask again.'
      : `The provider gets too many requests. Ask again in ${retryAfterSeconds} s.`,
  'provider-failed': 'The provider failed. Ask again, or later.',
  unreachable: ({ provider }) =>
    provider === 'llm-app'
      ? 'The model was not reached through the LLM app. Check that the app and its provider run.'
      : 'The model was not reached: its address may be wrong, switched off, or the service may be down.',
  timeout: 'The model took too long, so the request was ended. Ask again, or about a smaller part.',
  cut: 'The answer was cut off before its end. What came so far is kept; ask again for the whole.',
  empty: 'The model gave an empty answer. Ask again.',
  malformed: 'The answer was not in the form of an OpenAI-compatible service.',
  stopped: 'Stopped. What came so far is kept.',
} satisfies Record<string, string | ((circumstances: Circumstances) => string)>;

export type ChatErrorCode = keyof typeof SENTENCES;

export interface ChatErrorOptions {
  readonly provider?: ProviderId;
  /** The words of the provider or of Grafana. Untrusted: shown as text only. */
  readonly detail?: string;
  readonly retryAfterSeconds?: number;
}

const CODES_TO_RETRY: ReadonlySet<ChatErrorCode> = new Set([
  ...(['rate-limited', 'provider-failed', 'unreachable', 'timeout', 'cut', 'empty', 'malformed', 'stopped'] as const),
]);

const MAX_DETAIL_LENGTH = 300;

/** Characters kept of a text that somebody else wrote; it may be a whole page. */
const LONGEST_READ = 4_000;

/** Failure of a model to answer, or to finish its answer. `message` is a sentence for people that says what to do. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly detail: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ChatErrorCode,
    { provider, detail, retryAfterSeconds }: ChatErrorOptions = {},
  ) {
    super(describe(code, provider, retryAfterSeconds));
    this.detail = detail === undefined ? undefined : clean(detail);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** True if asking again may help although nobody changed anything. */
  get canRetry(): boolean {
    return CODES_TO_RETRY.has(this.code);
  }
}

function describe(
  code: ChatErrorCode,
  provider: ProviderId | undefined,
  retryAfterSeconds: number | undefined,
): string {
  const sentence: string | ((circumstances: Circumstances) => string) = SENTENCES[code];
  const place = provider === 'llm-app' ? "the LLM app's settings" : "this plugin's configuration page";
  return typeof sentence === 'string' ? sentence : sentence({ provider, place, retryAfterSeconds });
}

/** One line without control characters and keys, cut to a length that fits under a sentence. */
function clean(text: string): string {
  const line = hideKeys(text.slice(0, LONGEST_READ).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')).trim();
  return line.length > MAX_DETAIL_LENGTH ? `${line.slice(0, MAX_DETAIL_LENGTH)}…` : line;
}

const HIDDEN = '[hidden]';

/** The text after these words is a secret, whatever it looks like: "Bearer abc", "api_key=abc", "password: abc". */
const NAMED_SECRET =
  /\b(bearer|basic|(?:api|access|auth|secret|private)[ _-]?(?:key|token)|token|secret|passwd|password|authorization|key)(\s*[:=]\s*|\s+(?=\S*\d))(["'`]?)(?!(?:bearer|basic)\b)[^\s"'`,;&)]+/giu;

/** Keys that services mark as such, whole or with stars in the middle: "sk-…", "AIza…", "ghp_…". */
const MARKED_KEY = /(?<![\w-])(?:[a-z]{2,5}[-_](?=[\w*.-]*[\d*])|AIza|eyJ)[\w*.+/=-]{8,}/gu;

const WORD = /[\w*+=-]{16,}/gu;

/**
 * Hides everything in a foreign text that looks like a key: a provider's message about a refused key often repeats it.
 * It rather hides too much than too little; names of models and ids of requests mostly stay.
 *
 *     Incorrect API key provided: sk-proj-4f9a…  →  Incorrect API key provided: [hidden]
 */
export function hideKeys(text: string): string {
  return text
    .replace(NAMED_SECRET, (_, name: string, between: string, quote: string) => `${name}${between}${quote}${HIDDEN}`)
    .replace(MARKED_KEY, (found) => (isWordy(found) ? found : HIDDEN))
    .replace(WORD, (found) => (isWordy(found) ? found : HIDDEN));
}

/** True for a text made of words and short numbers, such as "gpt-4o-mini-2024-07-18": no part is long and mixed. */
function isWordy(text: string): boolean {
  return (
    !text.includes('*') &&
    text.split(/[-_.+/=]/).every((part) => part.length < 12 || !/\d/.test(part) || /^\d+$/.test(part))
  );
}
