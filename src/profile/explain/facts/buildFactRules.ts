import { JVM_COLLECTORS } from 'profile/names/hotspotNames';
import defaultFactRules from './defaultFactRules.json';
import type { FactRule, FactRuleSettings, ParsedFactRules } from './FactRule';
import { parseFactRules, parseFactRulesJson } from './parseFactRules';

/** Rules for code that many programs share. */
export const DEFAULT_FACT_RULES: readonly FactRule[] = parseFactRules(defaultFactRules).rules.map((rule) =>
  rule.id === 'jvm-gc' ? { ...rule, patterns: [...(rule.patterns ?? []), ...JVM_COLLECTORS.flatMap(inHotspot)] } : rule,
);

function inHotspot(beginning: string): string[] {
  return [`${beginning}*`, `libjvm.so.${beginning}*`];
}

/** Lists ids that no built-in rule has: switching them off does nothing. */
export function listUnknownRules(ids: readonly string[]): string[] {
  return ids.filter((id) => !DEFAULT_FACT_RULES.some((rule) => rule.id === id));
}

/** Builds the rules of the settings: the defaults without the disabled ones, then the added ones, which may replace others. */
export function buildFactRules({ disabled, addedJson }: FactRuleSettings): ParsedFactRules {
  const added = addedJson.trim() === '' ? { rules: [], errors: [] } : parseFactRulesJson(addedJson);
  const replaced = new Set([...disabled, ...added.rules.map(({ id }) => id)]);
  return {
    rules: [...DEFAULT_FACT_RULES.filter(({ id }) => !replaced.has(id)), ...added.rules],
    errors: [
      ...listUnknownRules(disabled).map((id) => `There is no built-in rule “${id}” to switch off.`),
      ...added.errors,
    ],
  };
}
