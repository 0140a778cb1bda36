/** Returns a regex that matches only this text. */
export function quoteRegex(text: string): string {
  return [...text].map((char) => (isMeta(char) ? `\\${char}` : char)).join('');
}

/**
 * Reads the values of a regex that does nothing but list literal values, undefined for any other.
 *
 *     eu|us\.1 → [eu, us.1]     e.|us → undefined
 */
export function readLiteralAlternation(regex: string): string[] | undefined {
  const literals: string[] = [];
  let literal = '';
  for (let i = 0; i < regex.length; i++) {
    const char = regex.charAt(i);
    if (char === '|') {
      literals.push(literal);
      literal = '';
    } else if (char === '\\' && isMeta(regex.charAt(i + 1))) {
      i++;
      literal += regex.charAt(i);
    } else if (isMeta(char)) {
      return undefined;
    } else {
      literal += char;
    }
  }
  return [...literals, literal];
}

function isMeta(char: string): boolean {
  return char !== '' && '\\.+*?()|[]{}^$'.includes(char);
}

/**
 * True if text without `^ $ * + { } ? \` is a regex as it stands: its parentheses and brackets have to pair up. Needs no
 * regex engine, which is large and comes after the first page.
 *
 *     eu-west → true     f(x) → true     a(b → false     [z-a] → false
 */
export function isPlainRegex(text: string): boolean {
  const chars = [...text];
  let depth = 0;
  for (let i = 0; i < chars.length; i++) {
    if (chars[i] === '(') {
      depth++;
    } else if (chars[i] === ')' && --depth < 0) {
      return false;
    } else if (chars[i] === '[') {
      const end = findClassEnd(chars, i);
      if (end === undefined) {
        return false;
      }
      i = end;
    }
  }
  return depth === 0;
}

/** Finds the closing bracket of a character class; undefined if it is not closed, and for named classes such as `[[:alpha:]]`. */
function findClassEnd(chars: readonly string[], start: number): number | undefined {
  let i = start + 1;
  while (i < chars.length) {
    const char = chars[i] ?? '';
    if (char === ']' && i > start + 1) {
      return i;
    }
    if (char === '[' && chars[i + 1] === ':') {
      return undefined;
    }
    const last = chars[i + 1] === '-' && chars[i + 2] !== ']' ? chars[i + 2] : undefined;
    if (last !== undefined && (last.codePointAt(0) ?? 0) < (char.codePointAt(0) ?? 0)) {
      return undefined;
    }
    i += last === undefined ? 1 : 3;
  }
  return undefined;
}
