import { addItem } from 'profile/collect';
import { showName } from 'profile/explain/facts/say';
import type { FunctionTable } from 'profile/functions/computeFunctions';
import { getNameParts } from 'profile/names/NameParts';

export type Resolution =
  | { readonly kind: 'function'; readonly nameIndex: number }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly number[] }
  /** A package, type or file that functions are in. */
  | { readonly kind: 'container'; readonly functions: readonly number[] }
  /** `near`: functions that may have been meant. */
  | { readonly kind: 'unknown'; readonly near: readonly number[] };

interface IndexedName {
  readonly nameIndex: number;
  readonly canonicals: readonly string[];
}

const PHRASE = /^[A-Za-z]+(?: [A-Za-z]+)+$/;
const MAX_CACHED = 5_000;
const MAX_NEAR = 3;
/** Unknown texts that are compared with all names; an answer of nothing but inventions should not hold the page up. */
const MAX_SEARCHES = 300;
/** Longest name; people write no longer ones. */
const MAX_LENGTH = 2_000;

/** Finds the function that a text means, among those that are in the tree. */
export class NameIndex {
  private readonly exact = new Map<string, number>();
  private readonly byLastWord = new Map<string, IndexedName[]>();
  // Built only when a name is not known.
  private innerWords: Map<string, IndexedName[]> | undefined;
  private wordsByLength: Map<number, string[]> | undefined;
  /** Names with white space by their first word in lower case. */
  private readonly spaced = new Map<string, number[]>();
  /** Names that are ordinary words, in lower case: people begin sentences with them. */
  private readonly phrases = new Map<string, number[]>();
  private readonly cache = new Map<string, Resolution>();
  private searches = 0;

  constructor(private readonly table: FunctionTable) {
    const { names, occurrences } = table;
    const parts = getNameParts(names);
    occurrences.forEach((count, nameIndex) => {
      const name = names[nameIndex] ?? '';
      if (count === 0 || name.trim() === '') {
        return;
      }
      const canonicals = [...new Set([name, parts[nameIndex]?.shortName ?? name].map(canonicalName))].filter(
        (text) => text !== '',
      );
      const entry = { nameIndex, canonicals };
      for (const word of new Set(canonicals.map(getLastWord))) {
        addItem(this.byLastWord, word, entry);
      }
      for (const text of new Set([showName(name), name])) {
        this.exact.set(text, nameIndex);
        if (/\s/.test(text)) {
          addItem(this.spaced, text.slice(0, text.search(/\s/)).toLowerCase(), nameIndex);
        }
        if (PHRASE.test(text)) {
          addItem(this.phrases, text.toLowerCase(), nameIndex);
        }
      }
    });
  }

  /** Finds the name with spaces in it that the text has at a place, as its length and function. */
  findSpaced(text: string, start: number): { nameIndex: number; length: number } | undefined {
    const [word = ''] = /^\S+/.exec(text.slice(start, start + MAX_LENGTH)) ?? [];
    let best: { nameIndex: number; length: number } | undefined;
    for (const nameIndex of this.spaced.get(word.toLowerCase()) ?? []) {
      const name = this.table.names[nameIndex] ?? '';
      const follows = text.charAt(start + name.length);
      const isThere = text.startsWith(name, start) || this.isPhrase(text.slice(start, start + name.length), nameIndex);
      if (name.length > (best?.length ?? 0) && isThere && !/[\w$]/.test(follows)) {
        best = { nameIndex, length: name.length };
      }
    }
    return best;
  }

  /** True if it is the function's name in ordinary words, whatever letters are capital: "Garbage collection". */
  private isPhrase(text: string, nameIndex: number): boolean {
    const known = this.phrases.get(text.toLowerCase()) ?? [];
    return known.length === 1 && known[0] === nameIndex && !this.exact.has(text);
  }

  findExact(text: string): number | undefined {
    return this.exact.get(text);
  }

  /** True if functions have the same last word, whatever comes before it. */
  hasLastWord(text: string): boolean {
    return this.byLastWord.has(getLastWord(canonicalName(text)));
  }

  resolve(text: string): Resolution {
    const known = this.cache.get(text);
    if (known) {
      return known;
    }
    const found = text.length > MAX_LENGTH ? { kind: 'unknown' as const, near: [] } : this.find(text);
    if (this.cache.size < MAX_CACHED) {
      this.cache.set(text, found);
    }
    return found;
  }

  private find(text: string): Resolution {
    const exact = this.exact.get(text);
    if (exact !== undefined) {
      return { kind: 'function', nameIndex: exact };
    }
    const [phrase, ...others] = this.phrases.get(text.toLowerCase()) ?? [];
    if (phrase !== undefined && others.length === 0) {
      return { kind: 'function', nameIndex: phrase };
    }
    const canonical = canonicalName(text);
    const lastWord = getLastWord(canonical);
    const sameWord = this.byLastWord.get(lastWord) ?? [];
    const fitting = sameWord.filter(({ canonicals }) =>
      canonicals.some((name) => name === canonical || name.endsWith(`.${canonical}`)),
    );
    const whole = fitting.filter(({ canonicals }) => canonicals.includes(canonical));
    const [only] = whole.length === 1 ? whole : fitting;
    if (only && (whole.length === 1 || fitting.length === 1)) {
      return { kind: 'function', nameIndex: only.nameIndex };
    }
    if (fitting.length > 1) {
      return { kind: 'ambiguous', candidates: fitting.map(({ nameIndex }) => nameIndex) };
    }
    if (this.searches >= MAX_SEARCHES) {
      return { kind: 'unknown', near: sameWord.slice(0, MAX_NEAR).map(({ nameIndex }) => nameIndex) };
    }
    this.searches++;
    const inside = this.findContained(canonical);
    if (inside.length > 0) {
      return { kind: 'container', functions: inside };
    }
    return {
      kind: 'unknown',
      near: [...new Set([...sameWord.map(({ nameIndex }) => nameIndex), ...this.findSimilar(lastWord)])].slice(
        0,
        MAX_NEAR,
      ),
    };
  }

  /** Finds functions whose name has the text as whole parts before its last one. */
  private findContained(canonical: string): number[] {
    const candidates = this.getInnerWords().get(getLastWord(canonical)) ?? [];
    return candidates
      .filter(({ canonicals }) => canonicals.some((name) => `.${name}`.includes(`.${canonical}.`)))
      .map(({ nameIndex }) => nameIndex);
  }

  private findSimilar(word: string): number[] {
    if (word.length < 4) {
      return [];
    }
    const limit = word.length < 8 ? 1 : 2;
    const found: number[] = [];
    // With `limit` changes, at least one of the pieces stays whole.
    const pieces = cut(word, limit + 1);
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      for (const other of this.getWordsByLength().get(length) ?? []) {
        // Comparing is slow: who means a word gets its beginning or its end right.
        const isClose = other.charAt(0) === word.charAt(0) || other.endsWith(word.slice(-1));
        if (
          isClose &&
          found.length < MAX_NEAR &&
          pieces.some((piece) => other.includes(piece)) &&
          isSimilar(word, other, limit)
        ) {
          found.push(...(this.byLastWord.get(other) ?? []).map(({ nameIndex }) => nameIndex));
        }
      }
    }
    return found;
  }

  /** Returns the functions by each word of their name except the last. */
  private getInnerWords(): ReadonlyMap<string, readonly IndexedName[]> {
    if (!this.innerWords) {
      this.innerWords = new Map();
      for (const entry of new Set([...this.byLastWord.values()].flat())) {
        for (const word of new Set(entry.canonicals.flatMap((name) => name.split('.').slice(0, -1)))) {
          addItem(this.innerWords, word, entry);
        }
      }
    }
    return this.innerWords;
  }

  private getWordsByLength(): ReadonlyMap<number, readonly string[]> {
    if (!this.wordsByLength) {
      this.wordsByLength = new Map();
      for (const word of this.byLastWord.keys()) {
        addItem(this.wordsByLength, word.length, word);
      }
    }
    return this.wordsByLength;
  }
}

function cut(word: string, count: number): string[] {
  const length = Math.ceil(word.length / count);
  return Array.from({ length: count }, (_, at) => word.slice(at * length, (at + 1) * length)).filter(
    (piece) => piece !== '',
  );
}

/** True if so few letters have to be added, removed or replaced (Levenshtein distance). */
function isSimilar(a: string, b: string, limit: number): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) {
      return false;
    }
    row = next;
  }
  return (row[b.length] ?? limit + 1) <= limit;
}

/**
 * A function name without what people leave out or write in another way: receivers, generics, arguments, line numbers,
 * file extensions; all separators become dots.
 *
 *     net/http.(*conn).serve                 net.http.conn.serve
 *     core::hash::sip::Hasher<S>::write      core.hash.sip.Hasher.write
 *     shop/cart.py:12 - snapshot             shop.cart.snapshot
 */
export function canonicalName(name: string): string {
  return removeBrackets(name.replace(/\\(?=[_*<>[\]])/g, '').replace(/^[*&](?=\w)/, ''))
    .replace(/\.(py|rb|jsx?|tsx?|mjs|cjs|rs)(?=$|[:\s.])/g, '')
    .replace(/:-?\d+(?::\d+)?(?=$|[\s):])/g, '')
    .replace(/ - |::|->|[/#!:\\]/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.\s]+|[.\s]+$/g, '');
}

function getLastWord(canonical: string): string {
  return canonical.slice(canonical.lastIndexOf('.') + 1);
}

/** `(*T)` becomes `T`; arguments and generics after an identifier go. `<init>` and `operator()` stay. */
function removeBrackets(name: string): string {
  if (!/[(<[]/.test(name)) {
    return name;
  }
  const plain = name.replace(/\(\*?([\w.$]+)\)(?=\.)/g, '$1');
  let kept = '';
  let depth = 0;
  for (let index = 0; index < plain.length; index++) {
    const char = plain.charAt(index);
    if ('(<['.includes(char) && (depth > 0 || (isAfterWord(plain, index) && !kept.endsWith('operator')))) {
      depth++;
    } else if (depth > 0 && ')>]'.includes(char)) {
      depth -= plain.charAt(index - 1) === '-' ? 0 : 1;
    } else if (depth === 0) {
      kept += char;
    }
  }
  return depth === 0 ? kept : plain;
}

function isAfterWord(text: string, index: number): boolean {
  return /[\w>\])]/.test(text.charAt(index - 1)) || (text.charAt(index) === '<' && text.startsWith('::', index - 2));
}
