import { RE2JS, RE2JSException } from 're2js';

/** One condition on a function name. */
type SearchTerm =
  | { readonly kind: 'text'; readonly negated: boolean; /** Lower case. */ readonly text: string }
  | { readonly kind: 'regex'; readonly negated: boolean; readonly regex: RE2JS };

/** A search: a name is found when all terms of one of the alternatives hold. */
export interface Search {
  /** Search text as the user wrote it. */
  readonly text: string;
  readonly alternatives: ReadonlyArray<readonly SearchTerm[]>;
}

export type ParsedSearch =
  | { readonly status: 'ok'; readonly search: Search }
  | { readonly status: 'empty' }
  /** `message` is a sentence for people. */
  | { readonly status: 'error'; readonly message: string };

export const MAX_SEARCH_LENGTH = 500;

/** States of one regex. Time per name grows with it; what people write has fewer than a hundred. */
const MAX_REGEX_SIZE = 500;

/**
 * Reads a search for functions:
 *
 *     json encode          both texts, anywhere in the name, upper or lower case
 *     json | yaml          one of them
 *     json !test           the first without the second
 *     "operator new"       text with spaces (or with a leading ! or /)
 *     /^net\/http\./       RE2 regular expression, case matters; /…/i if it does not
 *
 * `|` binds weaker than the space: `a b | c` is (a and b) or c. A `/` that does not end a term is part of the text or
 * the expression, so `/usr/lib` is text.
 */
export function parseSearch(text: string): ParsedSearch {
  if (text.length > MAX_SEARCH_LENGTH) {
    return { status: 'error', message: `A search has at most ${MAX_SEARCH_LENGTH} characters.` };
  }
  const alternatives: SearchTerm[][] = [[]];
  let position = 0;
  for (;;) {
    position += /^\s*/.exec(text.slice(position))?.[0].length ?? 0;
    if (position >= text.length) {
      break;
    }
    if (text[position] === '|') {
      alternatives.push([]);
      position++;
      continue;
    }
    const raw = readTerm(text.slice(position));
    position += raw.length;
    const term = parseTerm(raw);
    if (typeof term === 'string') {
      return { status: 'error', message: term };
    }
    if (term) {
      alternatives.at(-1)?.push(term);
    }
  }
  const filled = alternatives.filter((terms) => terms.length > 0);
  return filled.length === 0 ? { status: 'empty' } : { status: 'ok', search: { text, alternatives: filled } };
}

/** Reads the term that the text starts with, as it is written. */
function readTerm(text: string): string {
  const quotedOrRegex = /^!?("[^"]*"|\/(?:\\.|[^\\])+?\/i?)(?=\s|\||$)/su.exec(text);
  return quotedOrRegex?.[0] ?? /^[^\s|]+/.exec(text)?.[0] ?? text;
}

/** Parses a term: a sentence if it is unreadable, undefined if it says nothing. */
function parseTerm(raw: string): SearchTerm | string | undefined {
  const negated = raw.startsWith('!');
  const body = negated ? raw.slice(1) : raw;
  const regex = /^\/(.+)\/(i?)$/su.exec(body);
  if (regex) {
    return parseRegex(regex[1] ?? '', regex[2] === 'i', negated);
  }
  const text = /^"[^"]*"$/.test(body) ? body.slice(1, -1) : body;
  return text === '' ? undefined : { kind: 'text', negated, text: text.toLowerCase() };
}

function parseRegex(source: string, ignoresCase: boolean, negated: boolean): SearchTerm | string {
  try {
    // People escape the slash because it ends the term; RE2 does not know that escape.
    const regex = RE2JS.compile(source.replaceAll('\\/', '/'), ignoresCase ? RE2JS.CASE_INSENSITIVE : 0);
    return regex.programSize() > MAX_REGEX_SIZE
      ? `The expression /${source}/ is too large; shorten its repetitions.`
      : { kind: 'regex', negated, regex };
  } catch (error) {
    if (error instanceof RE2JSException) {
      return `The expression /${source}/ cannot be read: ${error.message.replace('error parsing regexp: ', '')}.`;
    }
    throw error;
  }
}

/** 1 for every name that the search finds. Linear in the length of the names. */
export function matchNames(names: readonly string[], search: Search): Uint8Array<ArrayBuffer> {
  const matched = new Uint8Array(names.length);
  names.forEach((name, index) => {
    const lowered = name.toLowerCase();
    const isFound = search.alternatives.some((terms) =>
      terms.every((term) => {
        const holds = term.kind === 'text' ? lowered.includes(term.text) : term.regex.test(name);
        return holds !== term.negated;
      }),
    );
    matched[index] = isFound ? 1 : 0;
  });
  return matched;
}
