export type MatchOperator = '=' | '!=' | '=~' | '!~';

export type Token =
  | { readonly kind: '{' | '}' | ',' | 'end' | 'identifier' | 'string'; readonly text: string; readonly offset: number }
  | {
      readonly kind: 'operator';
      readonly operator: MatchOperator;
      readonly text: string;
      readonly offset: number;
    };

/** A fault in a selector; `offset` is its place, counted from 0. */
export class SelectorError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

const IDENTIFIER = /[a-zA-Z_][a-zA-Z0-9_]*/y;
// Outside the braces only: the name of a profile like `process_cpu`.
const METRIC = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const SPACE = /\s*/y;
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/y;

/** Splits a selector into tokens; the last one is always `end`. Throws SelectorError. */
export function readTokens(selector: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  let inBraces = false;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    return pattern.exec(selector)?.[0];
  };
  for (;;) {
    offset += match(SPACE)?.length ?? 0;
    const token = readToken();
    tokens.push(token);
    if (token.kind === 'end') {
      return tokens;
    }
  }

  function readToken(): Token {
    const start = offset;
    const char = selector[offset];
    if (char === undefined) {
      if (inBraces) {
        throw new SelectorError('unexpected end of input inside braces', start);
      }
      return { kind: 'end', text: '', offset: start };
    }
    if (char === '{' || char === '}' || char === ',') {
      offset++;
      inBraces = char === '{' || (inBraces && char === ',');
      return { kind: char, text: char, offset: start };
    }
    if (inBraces && (char === '"' || char === "'" || char === '`')) {
      const literal = match(STRING);
      if (literal === undefined) {
        throw new SelectorError(`unterminated ${char === '`' ? 'raw' : 'quoted'} string`, start);
      }
      offset += literal.length;
      return { kind: 'string', text: parseString(literal, start), offset: start };
    }
    const operator = readOperator(selector.slice(offset, offset + 2));
    if (inBraces && operator) {
      offset += operator.length;
      return { kind: 'operator', operator, text: operator, offset: start };
    }
    const identifier = match(inBraces ? IDENTIFIER : METRIC);
    if (identifier === undefined) {
      throw new SelectorError(`unexpected character${inBraces ? ' inside braces' : ''}: '${char}'`, start);
    }
    offset += identifier.length;
    return { kind: 'identifier', text: identifier, offset: start };
  }
}

function readOperator(text: string): MatchOperator | undefined {
  if (text === '!=' || text === '=~' || text === '!~') {
    return text;
  }
  return text.startsWith('=') ? '=' : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/** Parses a Go string literal in any of the three quotes. */
function parseString(literal: string, offset: number): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) {
    return inner;
  }
  const escape = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs;
  return inner.replace(escape, (_, byte, short, long, octal, char) => {
    const hex: string | undefined = byte ?? short ?? long;
    if (hex !== undefined) {
      return String.fromCodePoint(parseInt(hex, 16));
    }
    if (octal !== undefined) {
      return String.fromCodePoint(parseInt(octal, 8));
    }
    const replacement = ESCAPES[char];
    if (replacement === undefined) {
      throw new SelectorError(`unknown escape sequence U+${hexOf(char)} '${char}'`, offset);
    }
    return replacement;
  });
}

function hexOf(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
