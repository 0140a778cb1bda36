import { REGEX_MARK } from './encodeFilter';
import { type Filter, isCompleteFilter, type Matcher } from './Filter';
import { isPlainRegex } from './regex';

/**
 * Largest number of filters. People write far fewer, but a link could carry any number, and each one costs drawing and requests.
 */
export const MAX_FILTERS = 100;

export interface DecodedFilters {
  readonly filters: Filter[];
  /** Values of the URL that mean no filter, or are too many, as they were, so that the page can name them. */
  readonly unreadable: string[];
}

/** Reads the values of `var-filters`, up to `MAX_FILTERS`. Empty values, Grafana's way to write "none", are passed over. */
export function decodeFilters(encoded: readonly string[]): DecodedFilters {
  const filters: Filter[] = [];
  const unreadable: string[] = [];
  for (const text of encoded.filter((value) => value !== '')) {
    const filter = filters.length < MAX_FILTERS ? decodeFilter(text) : undefined;
    if (filter) {
      filters.push(filter);
    } else {
      unreadable.push(text);
    }
  }
  return { filters, unreadable };
}

/**
 * Decodes filters that `encodeFilter`, upstream or Grafana's own ad hoc filters wrote:
 * - `region|=~|eu__gfp__us` or `region|=~|eu|us`: upstream writes "is one of" as a regex. It is a list again when no part
 *   has one of `^ $ * + { } ? \` and each part alone is a regex (so `(eu|us)` stays one).
 * - `region|=__gfp__|eu|us`, `region|!=__gfp__|eu|us`: Grafana's lists.
 * - `region,Region|=|eu,Europe`: the text after a bare comma is a display name, which is ignored.
 *
 * undefined for text that is no complete filter. Never throws.
 */
export function decodeFilter(text: string): Filter | undefined {
  const [label = '', operator = '', ...values] = text.split('|').map(readField);
  const filter = readFilter(label, operator, values);
  return filter && isCompleteFilter(filter) ? filter : undefined;
}

function readFilter(label: string, operator: string, values: readonly string[]): Filter | undefined {
  switch (operator) {
    case 'is-empty':
      return { label, operator, values: [] };
    case 'in':
    case 'not-in':
      return { label, operator, values };
    case '=|':
      return { label, operator: 'in', values };
    case '!=|':
      return { label, operator: 'not-in', values };
    case '=':
    case '!=':
      return values.length === 0 ? undefined : { label, operator, values: [values.join('|')] };
    case '=~':
    case '!~':
      return readRegexFilter(label, operator, values);
    default:
      return undefined;
  }
}

function readRegexFilter(
  label: string,
  operator: Extract<Matcher['operator'], '=~' | '!~'>,
  values: readonly string[],
): Filter | undefined {
  const [regex, mark] = values;
  if (regex === undefined) {
    return undefined;
  }
  if (values.length === 2 && mark === REGEX_MARK) {
    return { label, operator, values: [regex] };
  }
  const whole = values.join('|');
  const parts = whole.split('|');
  const isList = parts.every((part) => !/[\^$*+{}?\\]/.test(part) && isPlainRegex(part));
  return isList
    ? { label, operator: operator === '=~' ? 'in' : 'not-in', values: parts }
    : { label, operator, values: [whole] };
}

const UNESCAPED: Readonly<Record<string, string>> = { p: '|', c: ',', h: '#', u: '__' };

function readField(field: string): string {
  const [name = ''] = field.split(',');
  return name.replace(/__gf([pchu])__/g, (_, kind: string) => UNESCAPED[kind] ?? '');
}
