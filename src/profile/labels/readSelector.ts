import type { Matcher } from './Filter';

// This file is part of module.js, which every page of Grafana loads, so it uses no package and no regex engine.

const QUOTED = /"(?:[^"\\\n]|\\.)*"/.source;
const MATCHER = new RegExp(
  `\\s*(${QUOTED}|[a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*(${QUOTED}|'(?:[^'\\\\]|\\\\.)*'|\`[^\`]*\`)\\s*(?:,|(?=}))`,
  'y',
);

/**
 * Reads the matchers of a label selector in Prometheus' syntax, with quoted names of labels and strings in ", ' or `. `{}` selects
 * everything, and a comma after the last matcher is fine. Regexes are not checked. undefined for text that is no selector.
 */
export function readSelector(selector: string): Matcher[] | undefined {
  const text = selector.trim();
  const matchers: Matcher[] = [];
  MATCHER.lastIndex = 1;
  let end = 1;
  for (let found = MATCHER.exec(text); found; found = MATCHER.exec(text)) {
    const [, label = '', operator = '', value = ''] = found;
    matchers.push({ label: unquote(label), operator: operator as Matcher['operator'], value: unquote(value) });
    end = MATCHER.lastIndex;
  }
  return text.startsWith('{') && /^\s*}$/.test(text.slice(end)) ? matchers : undefined;
}

function unquote(text: string): string {
  const [quote = ''] = text;
  return quote === '`'
    ? text.slice(1, -1)
    : quote === '"' || quote === "'"
      ? text.slice(1, -1).replace(ESCAPE, unescape)
      : text;
}

const ESCAPE = /\\(?:(U00(?:0[\da-f]|10)[\da-f]{4}|u[\da-f]{4}|x[\da-f]{2})|([0-7]{3})|([^]))/gi;
const ESCAPED: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function unescape(_: string, hex?: string, octal?: string, char = ''): string {
  const code = hex ? parseInt(hex.slice(1), 16) : octal ? parseInt(octal, 8) : undefined;
  return code === undefined ? (ESCAPED[char] ?? char) : String.fromCodePoint(code);
}
