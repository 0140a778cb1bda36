import { addItem, memoise } from 'profile/collect';
import { CATEGORIES, type CategoryRules } from './categoryRules';
import { mayBeLanguage } from './findLanguages';
import type { Language } from './NameParts';

export interface RankedRule {
  readonly code: number;
  readonly language: Language | undefined;
  /** The pattern without its stars. */
  readonly text: string;
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
  readonly isUsers: boolean;
  /** 0 for the strongest rule. */
  readonly rank: number;
}

export const getMatcher = memoise((rules: CategoryRules) => new RuleMatcher(rules));

/** Finds the rule for a name among thousands, by comparing only rules with the same first characters. */
export class RuleMatcher {
  private readonly exact = new Map<string, RankedRule[]>();
  /** Rules `beginning*` by their first two characters. */
  private readonly prefixes = new Map<string, RankedRule[]>();
  private readonly others: RankedRule[] = [];

  constructor(rules: CategoryRules) {
    // The first that fits is the strongest.
    const ordered = [...rules]
      .reverse()
      .sort((a, b) => Number(b.isUsers ?? false) - Number(a.isUsers ?? false) || b.pattern.length - a.pattern.length);
    ordered.forEach(({ category, language, pattern, isUsers = false }, rank) => {
      const isOpenStart = pattern.startsWith('*');
      const isOpenEnd = pattern.length > 1 && pattern.endsWith('*');
      const text = pattern.slice(isOpenStart ? 1 : 0, isOpenEnd ? -1 : undefined);
      const rule = { code: CATEGORIES.indexOf(category), language, text, isOpenStart, isOpenEnd, isUsers, rank };
      if (!isOpenStart && !isOpenEnd) {
        addItem(this.exact, text, rule);
      } else if (isOpenStart || text.length < 2) {
        this.others.push(rule);
      } else {
        addItem(this.prefixes, text.slice(0, 2), rule);
      }
    });
  }

  /** `established`: languages that the profile is known to have, see `findLanguages`. */
  find(name: string, language: Language, established: ReadonlySet<Language>): RankedRule | undefined {
    const isMeant = (rule: RankedRule) => mayBeLanguage(language, rule.language, established);
    const exact = this.exact.get(name)?.find(isMeant);
    const prefix = this.prefixes.get(name.slice(0, 2))?.find((rule) => name.startsWith(rule.text) && isMeant(rule));
    const other = this.others.find((rule) => isMatch(name, rule) && isMeant(rule));
    return getStronger(getStronger(exact, prefix), other);
  }
}

export function getStronger(a: RankedRule | undefined, b: RankedRule | undefined): RankedRule | undefined {
  return a && b ? (a.rank < b.rank ? a : b) : (a ?? b);
}

function isMatch(name: string, { text, isOpenStart, isOpenEnd }: RankedRule): boolean {
  if (isOpenStart) {
    return isOpenEnd ? name.includes(text) : name.endsWith(text);
  }
  return name.startsWith(text);
}
