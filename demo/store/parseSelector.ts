import { type RE2JS, RE2JS as Regex } from 're2js';
import { InvalidArgument } from './InvalidArgument';
import { type MatchOperator, readTokens, SelectorError, type Token } from './readTokens';

export interface Matcher {
  readonly name: string;
  readonly operator: MatchOperator;
  readonly value: string;
  /** The pattern of `=~` and `!~`. It has to match the whole value. */
  readonly regex?: RE2JS;
}

/**
 * Reads a label selector in Prometheus' syntax, with quoted names for labels like `team.name`:
 * `{service_name="a", "team.name"=~"pay.*"}`.
 *
 * Throws InvalidArgument with Prometheus' own words and positions.
 */
export function parseSelector(selector: string): Matcher[] {
  try {
    return new SelectorParser(readTokens(selector)).parse();
  } catch (error) {
    if (error instanceof SelectorError) {
      const where = `1:${error.offset + 1}: parse error: ${error.message}`;
      throw new InvalidArgument(`parsing label selector ${JSON.stringify(selector)}: ${where}`);
    }
    throw error;
  }
}

/** True if labels fulfil all matchers. A missing label counts as an empty one. */
export function matches(matchers: readonly Matcher[], labels: ReadonlyMap<string, string>): boolean {
  return matchers.every(({ name, operator, value, regex }) => {
    const actual = labels.get(name) ?? '';
    const fits = regex ? regex.matches(actual) : actual === value;
    return operator === '=' || operator === '=~' ? fits : !fits;
  });
}

class SelectorParser {
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Matcher[] {
    const matchers: Matcher[] = [];
    if (this.peek().kind === 'identifier') {
      matchers.push({ name: '__name__', operator: '=', value: this.take().text });
    }
    if (this.peek().kind === '{') {
      this.take();
      matchers.push(...this.parseMatchers());
    } else if (matchers.length === 0) {
      throw this.unexpected('');
    }
    if (this.peek().kind !== 'end') {
      throw this.unexpected('');
    }
    return matchers;
  }

  private parseMatchers(): Matcher[] {
    const matchers: Matcher[] = [];
    while (this.peek().kind !== '}') {
      matchers.push(this.parseMatcher());
      if (this.peek().kind === ',') {
        this.take();
      } else if (this.peek().kind !== '}') {
        throw this.unexpected(' in label matching, expected "," or "}"');
      }
    }
    this.take();
    return matchers;
  }

  private parseMatcher(): Matcher {
    const name = this.peek();
    if (name.kind !== 'identifier' && name.kind !== 'string') {
      throw this.unexpected(' in label matching, expected identifier or "}"');
    }
    this.take();
    if (name.kind === 'string' && (this.peek().kind === ',' || this.peek().kind === '}')) {
      return { name: '__name__', operator: '=', value: name.text };
    }
    const operator = this.peek();
    if (operator.kind !== 'operator') {
      throw this.unexpected(' in label matching, expected label matching operator');
    }
    this.take();
    const value = this.peek();
    if (value.kind !== 'string') {
      throw this.unexpected(' in label matching, expected string');
    }
    this.take();
    return createMatcher(name, operator.operator, value.text);
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', offset: 0 };
  }

  private take(): Token {
    const token = this.peek();
    this.next++;
    return token;
  }

  private unexpected(context: string): SelectorError {
    const token = this.peek();
    return new SelectorError(`unexpected ${describe(token)}${context}`, token.offset);
  }
}

function createMatcher(name: Token, operator: MatchOperator, value: string): Matcher {
  if (operator === '=' || operator === '!=') {
    return { name: name.text, operator, value };
  }
  try {
    // The flag becomes part of the pattern, and errors would name it.
    Regex.compile(value);
    return { name: name.text, operator, value, regex: Regex.compile(value, Regex.DOTALL) };
  } catch (error) {
    throw new SelectorError(error instanceof Error ? error.message : String(error), name.offset);
  }
}

function describe(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'end of input';
    case 'identifier':
      return `identifier "${token.text}"`;
    case 'string':
      return `string ${JSON.stringify(token.text)}`;
    default:
      return `"${token.text}"`;
  }
}
