import { decodeFilters } from 'profile/labels/decodeFilter';
import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter } from 'profile/labels/Filter';
import { PART_WORDS, type PartKind } from 'profile/parts/ProfilePart';

/** Decoded values of one URL parameter. */
export interface Decoded<T> {
  /** undefined stands for the default. */
  readonly value: T | undefined;
  /** Values that cannot be read, as they are in the URL. */
  readonly unreadable: readonly string[];
}

/** Converts a value to the values of one URL parameter. `decode` reverses `encode`, and never throws. */
export interface Codec<T> {
  /** An empty list takes the parameter out of the URL. */
  encode(value: T): readonly string[];
  decode(texts: readonly string[]): Decoded<T>;
  /** Description of valid values, for the end of a sentence; undefined if any text is valid. */
  readonly expected?: string;
}

/** One value. `read` gives undefined for what it cannot read; no value, and the empty one, stand for the default. */
function single<T>(print: (value: T) => string, read: (text: string) => T | undefined, expected?: string): Codec<T> {
  return {
    expected,
    encode: (value) => [print(value)].filter((text) => text !== ''),
    decode: ([text = '']) => {
      const value = text === '' ? undefined : read(text);
      return { value, unreadable: text === '' || value !== undefined ? [] : [text] };
    },
  };
}

/** Any text; "" stands for none. */
export const text: Codec<string> = single(
  (value) => value,
  (value) => value,
);

/** Any text, "" too. */
export const optionalText: Codec<string | undefined> = {
  encode: (value) => (value === undefined ? [] : [value]),
  decode: ([value]) => ({ value, unreadable: [] }),
};

export function oneOf<T extends string>(words: readonly T[]): Codec<T> {
  return single<T>(
    (word) => word,
    (read) => words.find((word) => word === read),
    listWords(words),
  );
}

/** Codec that writes values of other types as texts. */
export function oneOfTexts<T>(texts: ReadonlyMap<T, string>): Codec<T | undefined> {
  return single<T | undefined>(
    (value) => (value === undefined ? '' : (texts.get(value) ?? '')),
    (read) => [...texts].find(([, text]) => text === read)?.[0],
    listWords([...texts.values()]),
  );
}

/** Yes is `word`; no is "off", or nothing at all if that is the default. */
export function flag(word: string): Codec<boolean> {
  return single(
    (value) => (value ? word : 'off'),
    (read) => (read === word ? true : read === 'off' ? false : undefined),
    listWords([word, 'off']),
  );
}

/** Several words in one value, each of them once, `max` at the most. Words that are unknown or too many are left out. */
export function wordList<T extends string>(words: readonly T[], max = words.length): Codec<readonly T[]> {
  return {
    expected: `up to ${max} of ${listWords(words)}, with commas between them`,
    encode: (list) => (list.length === 0 ? [] : [list.join(',')]),
    decode: ([joined = '']) => {
      const given = joined.split(',').filter((word) => word !== '');
      const known = [...new Set(given)].flatMap((word) => words.find((each) => each === word) ?? []).slice(0, max);
      const unreadable = given.filter((word) => !known.some((each) => each === word));
      return { value: known.length === 0 ? undefined : known, unreadable };
    },
  };
}

/**
 * Codec of ids that narrow a profile, each once, in small letters. Unfilled variables of traces such as `${…}`, and
 * other texts, are no ids.
 */
export function idList(kind: PartKind): Codec<readonly string[]> {
  const { several, shape, isId } = PART_WORDS[kind];
  return {
    expected: `the ids of ${several}, each ${shape}, with commas between them`,
    encode: (ids) => (ids.length === 0 ? [] : [ids.join(',')]),
    decode: (texts) => {
      const given = texts
        .flatMap((joined) => joined.split(','))
        .map((id) => id.trim())
        .filter((id) => id !== '');
      const known = [...new Set(given.filter(isId).map((id) => id.toLowerCase()))];
      return { value: known.length === 0 ? undefined : known, unreadable: given.filter((id) => !isId(id)) };
    },
  };
}

/** A whole number from 1 on; a larger one than a number can hold counts as the largest. */
export const count: Codec<number | undefined> = single<number | undefined>(
  (value) => (value === undefined ? '' : String(value)),
  (read) => (/^0*[1-9]\d*$/.test(read) ? Math.min(Number(read), Number.MAX_SAFE_INTEGER) : undefined),
  'a whole number from 1 on',
);

const UNITS = '(?:ms|[smhdwMyQ]|fy|fQ)';
const RELATIVE = new RegExp(`^now(?:[+-]\\d*${UNITS}|/${UNITS})*$`);

/** A moment as Grafana writes it: relative as "now-1h", in milliseconds since 1970, or as a date. */
export const moment: Codec<string> = single(
  (value) => value,
  (read) =>
    RELATIVE.test(read) || /^(-?\d+|\d{8}T\d{6})$/.test(read) || !Number.isNaN(Date.parse(read)) ? read : undefined,
  'a moment such as now-1h, 2026-11-23T14:00:00Z, or milliseconds since 1970',
);

/** "browser", "utc", or a zone's name as "Europe/Berlin"; "" stands for the user's own. */
export const timeZone: Codec<string> = single(
  (value) => value,
  (read) => (read === 'browser' || isZone(read) ? read : undefined),
  'a time zone such as browser, utc or Europe/Berlin',
);

function isZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // Intl throws for a name that it does not know.
    return false;
  }
}

/** Filters on labels, one value per filter. */
export const filterList: Codec<readonly Filter[]> = {
  expected: 'filters such as region|=|eu-west',
  encode: (filters) => filters.map(encodeFilter),
  decode: (texts) => {
    const { filters, unreadable } = decodeFilters(texts);
    return { value: filters, unreadable };
  },
};

/** A value with a notation of its own. */
export const custom = single;

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
