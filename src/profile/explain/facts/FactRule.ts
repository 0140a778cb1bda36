import type { Language } from 'profile/names/NameParts';
import type { ProfileKind } from './describeMeasure';

/**
 * A rule names functions to look for, and the share of the value from which they are worth a sentence. A name belongs to
 * the rule that one of its patterns or its regex fits.
 */
export interface FactRule {
  /** Lower-case letters, digits and dashes; a rule with the id of another takes its place. */
  readonly id: string;
  /** Topic of the functions: "gc", "locks", "regex". */
  readonly topic: string;
  /** Begins the sentence. */
  readonly title: string;
  /** The rule applies only to names of this language, and to names that may be of any. */
  readonly language?: Language;
  /** Whole names, or their beginning (`regexp.*`), end or middle (`*.Json.*`). */
  readonly patterns?: readonly string[];
  /** RE2 syntax; it is enough that it fits a part of the name. */
  readonly regex?: string;
  /** Kinds of profiles that the rule is about; all if omitted. */
  readonly profiles?: readonly ProfileKind[];
  /** Part of the value, 0 to 1, that has to pass through the functions. */
  readonly threshold: number;
  /** Share from which the finding is severe. 1 or more: never. */
  readonly severeFrom: number;
  readonly why: string;
}

export interface ParsedFactRules {
  readonly rules: readonly FactRule[];
  /** A sentence for every rule that is left out. */
  readonly errors: readonly string[];
}

export interface FactRuleSettings {
  /** Ids of default rules that are not to be used. */
  readonly disabled: readonly string[];
  /** Further rules as JSON text: a list of rules. "" for none. */
  readonly addedJson: string;
}

export function selectRules(rules: readonly FactRule[], kind: ProfileKind): readonly FactRule[] {
  return rules.filter(({ profiles }) => profiles?.includes(kind) ?? true);
}
