import { quoteRegex, readLiteralAlternation } from './regex';

/** `in` and `not-in` compare with a list of literal values; `=~` and `!~` with one RE2 regex over the whole value. */
export type FilterOperator = '=' | '!=' | 'is-empty' | 'in' | 'not-in' | '=~' | '!~';

export const FILTER_OPERATORS: readonly FilterOperator[] = ['=', '!=', 'is-empty', 'in', 'not-in', '=~', '!~'];

/** A user's condition on one label. `is-empty` has no values, `in` and `not-in` at least one, the others exactly one. */
export interface Filter {
  readonly label: string;
  readonly operator: FilterOperator;
  readonly values: readonly string[];
}

/** A selector's condition on one label. A label that is missing counts as "". */
export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** True if the filter can be sent: it names a label and has as many values as its operator needs. */
export function isCompleteFilter({ label, operator, values }: Filter): boolean {
  switch (operator) {
    case 'is-empty':
      return label !== '' && values.length === 0;
    case 'in':
    case 'not-in':
      return label !== '' && values.length > 0;
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return label !== '' && values.length === 1;
  }
}

/**
 * The matcher that means the same; undefined for a filter that is not complete.
 *
 *     region in [eu, us.1] → region =~ eu|us\.1
 *     region is-empty      → region = ""
 */
export function toMatcher(filter: Filter): Matcher | undefined {
  if (!isCompleteFilter(filter)) {
    return undefined;
  }
  const { label, operator, values } = filter;
  const [value = ''] = values;
  switch (operator) {
    case 'is-empty':
      return { label, operator: '=', value: '' };
    case 'in':
      return { label, operator: '=~', value: values.map(quoteRegex).join('|') };
    case 'not-in':
      return { label, operator: '!~', value: values.map(quoteRegex).join('|') };
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return { label, operator, value };
  }
}

/** The filter that shows a matcher best: a regex that only lists literal values is shown as `in` or `not-in`. */
export function toFilter({ label, operator, value }: Matcher): Filter {
  if (operator === '=' && value === '') {
    return { label, operator: 'is-empty', values: [] };
  }
  if (operator === '=' || operator === '!=') {
    return { label, operator, values: [value] };
  }
  const literals = readLiteralAlternation(value);
  return literals
    ? { label, operator: operator === '=~' ? 'in' : 'not-in', values: literals }
    : { label, operator, values: [value] };
}

/**
 * Prints a label selector as Pyroscope reads it: Prometheus syntax, Go string escapes, names that are no identifiers in
 * quotes. Filters that are not complete are left out; none at all gives `{}`.
 *
 *     {service_name="checkout","team.name"="pay \"core\"",region=~"eu|us"}
 *
 * Lone surrogates, which UTF-8 cannot carry, become U+FFFD.
 */
export function printSelector(conditions: ReadonlyArray<Filter | Matcher>): string {
  const matchers = conditions.flatMap((condition) =>
    'values' in condition ? (toMatcher(condition) ?? []) : condition,
  );
  return `{${matchers.map(printMatcher).join(',')}}`;
}

function printMatcher({ label, operator, value }: Matcher): string {
  return `${printLabel(label)}${operator}${printString(value)}`;
}

function printLabel(label: string): string {
  return /^[a-zA-Z_]\w*$/.test(label) ? label : printString(label);
}

// Control and format characters would be invisible or break the string; a literal U+FFFD is refused by Prometheus' lexer,
// which cannot tell it from a decoding error.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{fffd}]/gu;
// Grafana replaces $name, ${name} and [[name]] in selectors on their way out; escaped they are no variables any more.
const VARIABLE_START = /\$(?=[\w{])|\[(?=\[)/g;

function printString(text: string): string {
  const escaped = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(UNPRINTABLE, escapeCodePoint)
    .replace(VARIABLE_START, escapeCodePoint);
  return `"${escaped}"`;
}

function escapeCodePoint(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** Largest number of services in one request: as many as fit on a screen. */
const MAX_SERVICES_PER_SELECTOR = 24;

/**
 * Selects 1 to 24 services, and what the filters leave of them. No `^(…)$` around the names: the server anchors regexes.
 * Throws RangeError for any other number of services.
 */
export function buildServiceSelector(names: readonly string[], filters: readonly Filter[] = []): string {
  if (names.length === 0 || names.length > MAX_SERVICES_PER_SELECTOR) {
    throw new RangeError(`A selector takes 1 to ${MAX_SERVICES_PER_SELECTOR} services, not ${names.length}.`);
  }
  const operator = names.length === 1 ? '=' : 'in';
  return printSelector([{ label: 'service_name', operator, values: names }, ...filters]);
}
