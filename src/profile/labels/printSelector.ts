import { type Filter, type Matcher, toMatcher } from './Filter';

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
