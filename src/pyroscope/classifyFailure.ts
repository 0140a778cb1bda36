import { getString, isObject, parseJson } from 'profile/formats/parseJson';
import { PyroscopeError, type PyroscopeErrorKind } from './PyroscopeError';

/** Failed answer as it came from Grafana: Grafana's own words, or Pyroscope's passed on. */
export interface FailedAnswer {
  readonly status: number;
  readonly body: string;
}

/** Connect's error codes, which only Pyroscope uses. */
const KIND_OF_CODE: Readonly<Record<string, PyroscopeErrorKind>> = {
  canceled: 'unreachable',
  unknown: 'failed',
  invalid_argument: 'refused',
  deadline_exceeded: 'unreachable',
  not_found: 'refused',
  already_exists: 'refused',
  permission_denied: 'denied',
  resource_exhausted: 'busy',
  failed_precondition: 'refused',
  aborted: 'failed',
  out_of_range: 'refused',
  unimplemented: 'unsupported',
  internal: 'failed',
  unavailable: 'unreachable',
  data_loss: 'failed',
  unauthenticated: 'credentials',
};

const KIND_OF_GRAFANA: Readonly<Record<number, PyroscopeErrorKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'no-source',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/**
 * Kinds by status, for answers in HTML or plain text: Grafana itself answers in JSON, so these come from Pyroscope or from a proxy.
 */
const KIND_OF_STATUS: Readonly<Record<number, PyroscopeErrorKind>> = {
  400: 'refused',
  401: 'unauthenticated',
  403: 'denied',
  404: 'unsupported',
  408: 'unreachable',
  413: 'refused',
  429: 'busy',
  501: 'unsupported',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/** Grafana's proxy turns a 401 of the data source into this; Pyroscope's own words are lost there. */
const AUTHENTICATION_FAILED = /^authentication to data source failed$/i;

/** Tells who failed and how, by the status and the body of the answer. */
export function classifyFailure({ status, body }: FailedAnswer): PyroscopeError {
  const text = body.trim();
  if (AUTHENTICATION_FAILED.test(text)) {
    return new PyroscopeError('credentials', text);
  }
  const json = parseJson(text);
  if (!isObject(json)) {
    return new PyroscopeError(KIND_OF_STATUS[status] ?? 'failed', describePage(text));
  }
  const message = getString(json, 'message') ?? getString(json, 'error') ?? '';
  const code = getString(json, 'code');
  if (code !== undefined && code in KIND_OF_CODE) {
    return classifyCode(code, message);
  }
  if (AUTHENTICATION_FAILED.test(message)) {
    return new PyroscopeError('credentials', message);
  }
  return new PyroscopeError(KIND_OF_GRAFANA[status] ?? (status === 429 ? 'busy' : 'grafana-failed'), message);
}

/**
 * Classifies the text that Grafana's data source gives instead of a query's result: Pyroscope's code and words, after
 * other words in some releases.
 */
export function classifyQueryText(text: string): PyroscopeError {
  const [, code, message = ''] = CODE_IN_TEXT.exec(text) ?? [];
  if (code !== undefined) {
    return classifyCode(code, message);
  }
  return new PyroscopeError(NO_CONNECTION.test(text) ? 'unreachable' : 'failed', text);
}

const CODE_IN_TEXT = new RegExp(`(?:^|: )(${Object.keys(KIND_OF_CODE).join('|')}): ([\\s\\S]*)$`);
const NO_CONNECTION = /connection refused|no such host|dial tcp|i\/o timeout|deadline exceeded|connection reset/i;

function classifyCode(code: string, words: string): PyroscopeError {
  const message = unwrap(words);
  const kind = KIND_OF_CODE[code] ?? 'failed';
  if (readLengthLimit(message) !== undefined) {
    return new PyroscopeError('too-long', message);
  }
  // Servers give this code of gRPC as their words, under HTTP 500 and the code "unknown".
  if (/code = Unimplemented\b/.test(message)) {
    return new PyroscopeError('unsupported', message);
  }
  // A body that the data source cannot decode is no failure of the server's, whatever code it was given.
  return new PyroscopeError(kind === 'failed' && UNREADABLE.test(message) ? 'malformed' : kind, message);
}

const UNREADABLE = /unmarshal|cannot parse|wire-format|invalid content-type|unexpected EOF/i;

/** Some servers give another server's answer, code and all, as their words. */
function unwrap(words: string): string {
  const message = getString(parseJson(words), 'message');
  return message === undefined ? words.trim() : unwrap(message);
}

/**
 * Reads the longest range that a server answers in one question, as it wrote it ("1d", "12h30m"), from the words of its refusal.
 */
export function readLengthLimit(message: string): string | undefined {
  return /max_query_length,.*?limit: ([0-9a-zµ.]+)/.exec(message)?.[1];
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  y: 365 * 86_400_000,
};

/** Parses "1d", "12h30m" to milliseconds; undefined if it is no duration. */
export function parseLimitMs(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwy])/g)];
  const isWhole = parts.length > 0 && parts.map(([part]) => part).join('') === text;
  return isWhole
    ? parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNIT_MS[unit] ?? 0), 0)
    : undefined;
}

/** A page's title stands for the page. */
function describePage(text: string): string {
  if (!/^<(!doctype|html|head|body)/i.test(text)) {
    return text;
  }
  return /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim() ?? '';
}
