import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getNameParts, type NameParts } from './NameParts';

/** Longest mark, in characters, since it stands beside a name; longer ones are cut. */
const MAX_LENGTH = 40;

/**
 * Finds marks that distinguish functions with the same package and short name, by whole name: the compiler tier, the file, the
 * line, or else the part in which the whole names differ. Unique functions have no mark, and one function of each group may have
 * none. With its mark, every name is unique in the table. `read` returns the part of a name that is shown.
 *
 *     email/feedparser.py:-1 - __init__    email | __init__  "feedparser.py"
 *     email/message.py:-1 - __init__       email | __init__  "message.py"
 *     LazyCompile:*total /app/cart.js:10   /app  | total     "optimized"
 *     void acme::fill<int>(int)            acme  | fill      "int"
 */
export function markNames(
  names: readonly string[],
  read: (part: NameParts) => string = readPackageAndName,
): ReadonlyMap<string, string> {
  const groups = new Map<string, Set<string>>();
  getNameParts(names).forEach((part, index) => {
    const key = formatFunctionName(read(part));
    const group = groups.get(key) ?? new Set();
    groups.set(key, group.add(names[index]));
  });
  const marks = new Map<string, string>();
  groups.forEach((group) => {
    if (group.size > 1) {
      const alike = [...group];
      chooseMarks(alike).forEach((mark, place) => marks.set(alike[place] ?? '', mark));
    }
  });
  return marks;
}

function readPackageAndName({ packageName, shortName }: NameParts): string {
  return `${packageName}\0${shortName}`;
}

function chooseMarks(names: readonly string[]): readonly string[] {
  for (const read of [readTier, readFile, readLine, readFileAndLine]) {
    const marks = names.map(read);
    if (isTelling(marks)) {
      return marks;
    }
  }
  const differing = findDifference(names).map(cut);
  return isTelling(differing) ? differing : names.map((_, place) => `no. ${place + 1}`);
}

/** True if no two names are shown alike. One of them may do without a mark. */
function isTelling(marks: readonly string[]): boolean {
  return new Set(marks.map(formatFunctionName)).size === marks.length;
}

const V8_TIERS: Readonly<Record<string, string>> = {
  '*': 'optimized',
  '~': 'interpreted',
  '^': 'baseline',
  '+': 'mid-tier',
};

const JVM_TIERS: Readonly<Record<string, string>> = {
  i: 'inlined',
  j: 'compiled',
  '0': 'interpreted',
  '1': 'compiled by C1',
};

function readTier(name: string): string {
  const [, v8 = ''] = /^(?:[A-Za-z]+:)?([*~^+])/.exec(name) ?? [];
  const [, jvm = ''] = /_\[([ij01])\]$/.exec(name) ?? [];
  return (
    V8_TIERS[v8] ?? JVM_TIERS[jvm] ?? /\[(\w*Tier\w*|PreJIT|ReadyToRun|Optimized|QuickJitted)\]$/.exec(name)?.[1] ?? ''
  );
}

function readFile(name: string): string {
  return /([^\s/\\():]+\.[A-Za-z]{1,4})(?::-?\d+|[:)\s]|$)/.exec(name)?.[1] ?? '';
}

function readLine(name: string): string {
  const [, line] = /:(\d+)(?::\d+)?\)?$/.exec(name) ?? /:(\d+) - /.exec(name) ?? [];
  return line === undefined ? '' : `line ${line}`;
}

function readFileAndLine(name: string): string {
  return [readFile(name), readLine(name)].filter((text) => text !== '').join(', ');
}

/** Removes the words that all names begin and end with. */
function findDifference(names: readonly string[]): string[] {
  const [first = '', ...others] = names;
  const shortest = names.reduce((length, name) => Math.min(length, name.length), first.length);
  let start = 0;
  while (start < shortest && others.every((name) => name[start] === first[start])) {
    start++;
  }
  while (start > 0 && isWordCharacter(first[start - 1])) {
    start--;
  }
  let end = 0;
  while (end < shortest - start && others.every((name) => name.at(-1 - end) === first.at(-1 - end))) {
    end++;
  }
  while (end > 0 && isWordCharacter(first.at(-end))) {
    end--;
  }
  return names.map((name) => name.slice(start, name.length - end));
}

function isWordCharacter(character = ''): boolean {
  return /\w/.test(character);
}

function cut(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH / 2)}…${text.slice(-MAX_LENGTH / 2)}`;
}
