import type { Category, CategoryRules } from './categoryRules';
import { CATEGORIES } from './categoryRules';
import { getCollapsedPackage } from './collapsedName';
import { getNameParts } from './computePackages';
import type { Language, NameParts } from './NameParts';
import { splitName } from './splitName';

/** Codes of the categories: indices into `CATEGORIES`. */
export const OWN = 0;
export const LIBRARY = 1;
export const RUNTIME = 2;
export const KERNEL = 3;

const categoriesOfNames = new WeakMap<
  readonly string[],
  { rules: CategoryRules; categories: Uint8Array<ArrayBuffer> }
>();

/** The code of the category of every name. Kept for an array of names until other rules are asked for. */
export function computeCategories(names: readonly string[], rules: CategoryRules): Uint8Array<ArrayBuffer> {
  const known = categoriesOfNames.get(names);
  if (known?.rules === rules) {
    return known.categories;
  }
  const matcher = getMatcher(rules);
  const parts = getNameParts(names);
  const categories = new Uint8Array(names.length);
  names.forEach((name, index) => {
    const part = parts[index];
    categories[index] = part ? classify(name, part, matcher) : OWN;
  });
  classifyCollapsed(names, parts, categories);
  categoriesOfNames.set(names, { rules, categories });
  return categories;
}

/** A frame that stands for a package is of the category of the package's first function. */
function classifyCollapsed(names: readonly string[], parts: readonly NameParts[], categories: Uint8Array): void {
  names.forEach((name, index) => {
    const packageName = getCollapsedPackage(name);
    if (packageName !== undefined) {
      const first = parts.findIndex((part) => part.packageName === packageName);
      categories[index] = categories[first] ?? OWN;
    }
  });
}

/** The category of one function. */
export function classifyFunction(name: string, rules: CategoryRules): Category {
  return CATEGORIES[classify(name, splitName(name), getMatcher(rules))] ?? 'own';
}

function classify(name: string, parts: NameParts, matcher: RuleMatcher): number {
  const plain = getPlainText(parts);
  const inName = matcher.find(name, parts.language);
  const inPlain = plain === undefined || plain === name ? undefined : matcher.find(plain, parts.language);
  const rule = getStronger(inName, inPlain);
  return rule?.code ?? (parts.language === 'kernel' ? KERNEL : OWN);
}

/** Compiled languages put files, arguments and generics around their names; rules are about what is left without. */
function getPlainText({ language, packageName, shortName }: NameParts): string | undefined {
  switch (language) {
    case 'rust':
    case 'cpp':
    case 'native':
      return packageName === '' ? shortName : `${packageName}::${shortName}`;
    default:
      return undefined;
  }
}

const matcherOfRules = new WeakMap<CategoryRules, RuleMatcher>();

function getMatcher(rules: CategoryRules): RuleMatcher {
  const matcher = matcherOfRules.get(rules) ?? new RuleMatcher(rules);
  matcherOfRules.set(rules, matcher);
  return matcher;
}

interface RankedRule {
  readonly code: number;
  readonly language: Language | undefined;
  /** The pattern without its stars. */
  readonly text: string;
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
  /** 0 for the strongest rule. */
  readonly rank: number;
}

/** Finds the rule for a name among thousands: only rules that begin with the same characters are looked at. */
class RuleMatcher {
  private readonly exact = new Map<string, RankedRule[]>();
  /** Rules `beginning*` by their first two characters. */
  private readonly prefixes = new Map<string, RankedRule[]>();
  private readonly others: RankedRule[] = [];

  constructor(rules: CategoryRules) {
    // The first that fits is the strongest.
    const ordered = [...rules]
      .reverse()
      .sort((a, b) => Number(b.isUsers ?? false) - Number(a.isUsers ?? false) || b.pattern.length - a.pattern.length);
    ordered.forEach(({ category, language, pattern }, rank) => {
      const isOpenStart = pattern.startsWith('*');
      const isOpenEnd = pattern.length > 1 && pattern.endsWith('*');
      const text = pattern.slice(isOpenStart ? 1 : 0, isOpenEnd ? -1 : undefined);
      const rule = { code: CATEGORIES.indexOf(category), language, text, isOpenStart, isOpenEnd, rank };
      if (!isOpenStart && !isOpenEnd) {
        addTo(this.exact, text, rule);
      } else if (isOpenStart || text.length < 2) {
        this.others.push(rule);
      } else {
        addTo(this.prefixes, text.slice(0, 2), rule);
      }
    });
  }

  find(name: string, language: Language): RankedRule | undefined {
    const speaks = (rule: RankedRule) => rule.language === undefined || rule.language === language;
    const exact = this.exact.get(name)?.find(speaks);
    const prefix = this.prefixes.get(name.slice(0, 2))?.find((rule) => speaks(rule) && name.startsWith(rule.text));
    const other = this.others.find((rule) => speaks(rule) && isMatch(name, rule));
    return getStronger(getStronger(exact, prefix), other);
  }
}

function getStronger(a: RankedRule | undefined, b: RankedRule | undefined): RankedRule | undefined {
  return a && b ? (a.rank < b.rank ? a : b) : (a ?? b);
}

function addTo(map: Map<string, RankedRule[]>, key: string, rule: RankedRule): void {
  const found = map.get(key);
  if (found) {
    found.push(rule);
  } else {
    map.set(key, [rule]);
  }
}

function isMatch(name: string, { text, isOpenStart, isOpenEnd }: RankedRule): boolean {
  if (isOpenStart) {
    return isOpenEnd ? name.includes(text) : name.endsWith(text);
  }
  return name.startsWith(text);
}
