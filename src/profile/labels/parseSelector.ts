import type { Matcher } from './Filter';

/** Thrown for text that is no selector. `position` counts UTF-16 units from 0. */
export class SelectorSyntaxError extends Error {
  override readonly name = 'SelectorSyntaxError';

  constructor(
    readonly reason: string,
    readonly position: number,
  ) {
    super(`${reason} at position ${position}`);
  }
}

/**
 * Reads a label selector: Prometheus syntax with quoted label names, strings in ", ' or `. `{}` selects everything; a comma
 * after the last matcher is fine. Regexes are not looked into. Throws SelectorSyntaxError, whatever the text.
 */
export function parseSelector(text: string): Matcher[] {
  return new SelectorReader(text).readSelector();
}

const OPERATORS = ['=~', '!~', '!=', '='] as const;

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
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

class SelectorReader {
  private position = 0;

  constructor(private readonly text: string) {}

  readSelector(): Matcher[] {
    const matchers: Matcher[] = [];
    this.skipSpace();
    this.expect('{');
    this.skipSpace();
    while (!this.accept('}')) {
      matchers.push(this.readMatcher());
      this.skipSpace();
      if (!this.accept(',')) {
        this.expect('}');
        break;
      }
      this.skipSpace();
    }
    this.skipSpace();
    if (this.position < this.text.length) {
      throw this.fail('unexpected text after the selector');
    }
    return matchers;
  }

  private readMatcher(): Matcher {
    const label = this.readLabel();
    this.skipSpace();
    const operator = OPERATORS.find((candidate) => this.accept(candidate));
    if (!operator) {
      throw this.fail('expected one of = != =~ !~');
    }
    this.skipSpace();
    const value = this.readString();
    if (value === undefined) {
      throw this.fail('expected a quoted value');
    }
    return { label, operator, value };
  }

  private readLabel(): string {
    const start = this.position;
    const label = this.readString() ?? this.acceptPattern(/[a-zA-Z_]\w*/y);
    if (!label) {
      throw this.fail('expected a label name', start);
    }
    return label;
  }

  /** Reads a quoted string; undefined where none begins. */
  private readString(): string | undefined {
    const start = this.position;
    const quote = this.acceptPattern(/["'`]/y);
    if (quote === undefined) {
      return undefined;
    }
    const plain = quote === '"' ? /[^"\\\n]+/y : quote === "'" ? /[^'\\\n]+/y : /[^`]+/y;
    let value = '';
    while (!this.accept(quote)) {
      const piece = this.acceptPattern(plain) ?? (this.accept('\\') ? this.readEscape(quote) : undefined);
      if (piece === undefined) {
        throw this.fail('string without an end', start);
      }
      value += piece;
    }
    return value;
  }

  /** Characters after a backslash, in Go's notation. */
  private readEscape(quote: string): string {
    const start = this.position - 1;
    const simple = this.acceptPattern(/[abfnrtv\\"']/y);
    if (simple !== undefined) {
      const isOtherQuote = (simple === '"' || simple === "'") && simple !== quote;
      if (isOtherQuote) {
        throw this.fail('unknown escape', start);
      }
      return SIMPLE_ESCAPES[simple] ?? '';
    }
    const codePoint = this.acceptPattern(/u[\da-fA-F]{4}|U[\da-fA-F]{8}/y);
    if (codePoint !== undefined) {
      const code = parseInt(codePoint.slice(1), 16);
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
        throw this.fail('escape of an invalid character', start);
      }
      return String.fromCodePoint(code);
    }
    const bytes = this.readEscapedBytes();
    if (bytes.length === 0) {
      throw this.fail('unknown escape', start);
    }
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
  }

  /** `xhh` and `ooo` stand for bytes, of which a run together may make one character. */
  private readEscapedBytes(): number[] {
    const bytes: number[] = [];
    for (let byte = this.readEscapedByte(); byte !== undefined; byte = this.readEscapedByte()) {
      bytes.push(byte);
      if (!/\\(x|[0-7])/y.test(this.text.slice(this.position, this.position + 2))) {
        break;
      }
      this.position++;
    }
    return bytes;
  }

  private readEscapedByte(): number | undefined {
    const start = this.position;
    const digits = this.acceptPattern(/x[\da-fA-F]{2}|[0-7]{3}/y);
    if (digits === undefined) {
      return undefined;
    }
    const byte = digits.startsWith('x') ? parseInt(digits.slice(1), 16) : parseInt(digits, 8);
    if (byte > 0xff) {
      throw this.fail('escape of an invalid byte', start);
    }
    return byte;
  }

  private skipSpace(): void {
    this.acceptPattern(/[ \t\r\n]+/y);
  }

  private accept(token: string): boolean {
    const isThere = this.text.startsWith(token, this.position);
    this.position += isThere ? token.length : 0;
    return isThere;
  }

  private acceptPattern(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.position;
    const found = sticky.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private expect(token: string): void {
    if (!this.accept(token)) {
      throw this.fail(`expected ${token}`);
    }
  }

  private fail(reason: string, position = this.position): SelectorSyntaxError {
    return new SelectorSyntaxError(reason, position);
  }
}
