import { getField, getString, isObject, parseJson } from 'profile/formats/parseJson';
import { ChatError, type ChatErrorCode } from './ChatError';
import type { ProviderId } from './ChatProvider';

const TOO_LONG =
  /context[ _-]?(length|window|size)|maximum context|too many tokens|(prompt|input|request) (is )?too (long|large)|exceeds? .{0,40}(context|token)/i;
const NO_MODEL =
  /model[^.]{0,80}(not found|does not exist|not exist|unknown)|(unknown|unrecognized|invalid) model|model_not_found/i;

/** Classifies a refusal over HTTP by its status and body. */
export function classifyAnswer(
  { status, body, retryAfter }: { status: number; body: string; retryAfter?: string },
  provider: ProviderId,
): ChatError {
  const json = parseJson(body);
  const detail = readMessage(json) ?? (isObject(json) ? undefined : body.trim() || undefined);
  const error = (code: ChatErrorCode): ChatError => new ChatError(code, { provider, detail });
  // Grafana's own refusals have a message at the top; OpenAI-compatible services have `error`.
  const grafanaSays = getField(json, 'error') === undefined ? getString(json, 'message') : undefined;
  if (status === 401 && grafanaSays !== undefined && getString(json, 'messageId') !== undefined) {
    return error('signed-out');
  }
  if (status === 403 && /plugin proxy route access denied|permission/i.test(grafanaSays ?? '')) {
    return error('not-permitted');
  }
  // Grafana does not know the route before it has read the new plugin.json, nor the app before it is enabled.
  if (
    status === 404 &&
    /plugin (route match not found|not found|is not enabled)|not found, no installed/i.test(grafanaSays ?? '')
  ) {
    return error('not-configured');
  }
  if (status === 429) {
    return new ChatError('rate-limited', { provider, detail, retryAfterSeconds: readSeconds(retryAfter) });
  }
  // The proxy could not reach the address, or there is none because sending is switched off.
  if (status === 502 && body.trim() === '') {
    return error('unreachable');
  }
  if (provider === 'llm-app' && detail !== undefined && status >= 400) {
    return classifyText(detail, provider, false);
  }
  return error(classifyStatus(status, detail ?? ''));
}

/** Classifies an error text of the LLM app, which hides the provider's status in it. `isPartial`: part of the answer came before. */
export function classifyText(text: string, provider: ProviderId, isPartial: boolean): ChatError {
  const status = /status code: (\d{3})/.exec(text)?.[1];
  return new ChatError(status === undefined ? classifyWords(text, isPartial) : classifyStatus(Number(status), text), {
    provider,
    detail: text.replace(/^establish chat completions stream: /, ''),
  });
}

function classifyStatus(status: number, text: string): ChatErrorCode {
  if (status === 413 || ((status === 400 || status === 422) && TOO_LONG.test(text))) {
    return 'too-long';
  }
  if ((status === 400 || status === 404) && NO_MODEL.test(text)) {
    return 'no-model';
  }
  switch (status) {
    case 401:
      return 'bad-key';
    case 402:
    case 429:
      return 'rate-limited';
    case 403:
      return 'refused';
    case 404:
    case 405:
      return 'no-model';
    case 408:
    case 504:
      return 'timeout';
    default:
      return status >= 500 ? 'provider-failed' : 'bad-request';
  }
}

function classifyWords(text: string, isPartial: boolean): ChatErrorCode {
  if (/deadline exceeded|client\.timeout|timed? ?out/i.test(text)) {
    return 'timeout';
  }
  if (
    /connection refused|no such host|dial tcp|network is unreachable|^Post ".*": (EOF|read|write)|certificate/i.test(
      text,
    ) ||
    /: Post ".*": (EOF|read|write)/i.test(text)
  ) {
    return 'unreachable';
  }
  if (
    /provider configuration|must configure an LLM provider|invalid configuration|not configured|is disabled/i.test(text)
  ) {
    return 'not-configured';
  }
  if (/unexpected (EOF|end of JSON)|connection reset/i.test(text)) {
    return isPartial ? 'cut' : 'provider-failed';
  }
  if (TOO_LONG.test(text)) {
    return 'too-long';
  }
  return NO_MODEL.test(text) ? 'no-model' : 'provider-failed';
}

function readMessage(json: unknown): string | undefined {
  const error = getField(json, 'error');
  return typeof error === 'string'
    ? error
    : (getString(error, 'message') ?? getString(json, 'message') ?? getString(json, 'detail'));
}

/** `Retry-After: 20`. Its other form, a date, would need a clock and is rare. */
function readSeconds(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,5}$/.test(header.trim()) ? Number(header) : undefined;
}
