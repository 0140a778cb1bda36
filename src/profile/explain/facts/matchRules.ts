import { addItem } from 'profile/collect';
import { compileRegex } from 'profile/labels/compileRegex';
import { decideLanguages, findLanguages, mayBeLanguage } from 'profile/names/findLanguages';
import { getNameParts, type Language, type NameParts } from 'profile/names/NameParts';
import type { FactRule } from './FactRule';
import { MAX_REGEX_PROGRAM } from './parseFactRules';

interface IndexedPattern {
  readonly rule: number;
  readonly language: Language | undefined;
  readonly text: string;
  /** The text between stars. */
  readonly pieces: readonly string[];
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

/** Regexes run over all names; a longer name is cut, so that hostile ones cost little. */
const MAX_MATCHED_LENGTH = 1_000;

/**
 * Finds for every name the rules that may match it, as indices into `rules`; undefined for none. Each name is looked at once:
 * patterns that begin with text are found by their first two characters, and only patterns with an open start are tried in turn. A
 * rule of a language applies to names of that language, and to bare symbols in a profile that has functions of it. Rules about the
 * kernel apply to any name: its place in the tree shows if a call is the kernel's (`measureTree`).
 */
export function matchRules(names: readonly string[], rules: readonly FactRule[]): (readonly number[] | undefined)[] {
  const exact = new Map<string, IndexedPattern[]>();
  const prefixes = new Map<string, IndexedPattern[]>();
  const open = new Map<Language | undefined, IndexedPattern[]>();
  rules.forEach((rule, index) => {
    for (const pattern of rule.patterns ?? []) {
      const indexed = indexPattern(pattern, index, rule.language);
      if (!indexed.isOpenStart && !indexed.isOpenEnd) {
        addItem(exact, indexed.text, indexed);
      } else if (indexed.isOpenStart || indexed.text.length < 2) {
        addItem(open, indexed.language, indexed);
      } else {
        addItem(prefixes, indexed.text.slice(0, 2), indexed);
      }
    }
  });
  const regexes = rules.flatMap(({ regex, language }, rule) =>
    regex === undefined ? [] : [{ rule, language, regex: compileRegex(regex, 0, MAX_REGEX_PROGRAM) }],
  );
  const established = findLanguages(names, getNameParts(names));
  const parts = decideLanguages(getNameParts(names), established);
  return names.map((whole, index) => {
    const name = getMatchedText(whole, parts[index]);
    const language = parts[index].language;
    const mayBe = (expected: Language | undefined) =>
      expected === 'kernel' || mayBeLanguage(language, expected, established);
    const found: number[] = [];
    const tryPatterns = (patterns: readonly IndexedPattern[] | undefined): void => {
      for (const pattern of patterns ?? []) {
        if (!found.includes(pattern.rule) && mayBe(pattern.language) && fits(name, pattern)) {
          found.push(pattern.rule);
        }
      }
    };
    tryPatterns(exact.get(name));
    tryPatterns(prefixes.get(name.slice(0, 2)));
    open.forEach((patterns, of) => mayBe(of) && tryPatterns(patterns));
    for (const { rule, language: of, regex } of regexes) {
      if (!found.includes(rule) && mayBe(of) && regex.matcher(name).find()) {
        found.push(rule);
      }
    }
    return found.length > 0 ? found : undefined;
  });
}

/** Returns the text that rules match: the name without its return type, and in .NET with a dot in place of the module's mark. */
function getMatchedText(name: string, part: NameParts | undefined): string {
  const text = name.length > MAX_MATCHED_LENGTH ? name.slice(0, MAX_MATCHED_LENGTH) : name;
  switch (part?.language) {
    case 'dotnet':
      return text.replace('!', '.');
    case 'cpp':
      return text.startsWith(part.packageName || part.shortName) ? text : `${part.packageName}::${part.shortName}`;
    default:
      return text;
  }
}

function indexPattern(pattern: string, rule: number, language: Language | undefined): IndexedPattern {
  const isOpenStart = pattern.startsWith('*');
  const isOpenEnd = pattern.length > 1 && pattern.endsWith('*');
  const text = pattern.slice(isOpenStart ? 1 : 0, isOpenEnd ? -1 : undefined);
  return { rule, language, text, pieces: text.split('*'), isOpenStart, isOpenEnd };
}

/** True if a name fits a pattern. A star in the middle matches anything, too. */
function fits(name: string, { text, pieces, isOpenStart, isOpenEnd }: IndexedPattern): boolean {
  if (pieces.length === 1) {
    if (isOpenStart) {
      return isOpenEnd ? name.includes(text) : name.endsWith(text);
    }
    return isOpenEnd ? name.startsWith(text) : name === text;
  }
  let from = 0;
  for (const [at, piece] of pieces.entries()) {
    const found = at === 0 && !isOpenStart ? (name.startsWith(piece) ? 0 : -1) : name.indexOf(piece, from);
    if (found < 0) {
      return false;
    }
    from = found + piece.length;
  }
  return isOpenEnd || name.endsWith(pieces.at(-1) ?? '');
}
