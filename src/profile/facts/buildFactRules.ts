import defaultFactRules from './defaultFactRules.json';
import type { FactRule, FactRuleSettings, ParsedFactRules } from './FactRule';
import { parseFactRules, parseFactRulesJson } from './parseFactRules';

/** Rules for code that many programs share. */
export const DEFAULT_FACT_RULES: readonly FactRule[] = parseFactRules(defaultFactRules).rules;

/** The rules that settings ask for: defaults without the disabled ones, then the added ones, which may replace others. */
export function buildFactRules({ disabled, addedJson }: FactRuleSettings): ParsedFactRules {
  const added = addedJson.trim() === '' ? { rules: [], errors: [] } : parseFactRulesJson(addedJson);
  const replaced = new Set([...disabled, ...added.rules.map(({ id }) => id)]);
  const known = new Set(DEFAULT_FACT_RULES.map(({ id }) => id));
  return {
    rules: [...DEFAULT_FACT_RULES.filter(({ id }) => !replaced.has(id)), ...added.rules],
    errors: [
      ...disabled.filter((id) => !known.has(id)).map((id) => `There is no default rule “${id}” to switch off.`),
      ...added.errors,
    ],
  };
}
