import type { FactRuleSettings } from 'profile/explain/facts/FactRule';

/** Reads the plugin's `jsonData`; a missing value, or one of another type, counts as not set. */
export function parseRuleSettings(jsonData: Readonly<Record<string, unknown>>): FactRuleSettings {
  const { factRulesOff: off, factRulesAdded: added } = jsonData;
  return {
    disabled: Array.isArray(off) ? off.filter((id) => typeof id === 'string') : [],
    // Provisioning in YAML writes a list as a list.
    addedJson: typeof added === 'string' ? added : Array.isArray(added) ? JSON.stringify(added, undefined, 2) : '',
  };
}

/** Prints the settings as fields of `jsonData`. */
export function printRuleSettings({ disabled, addedJson }: FactRuleSettings): Readonly<Record<string, unknown>> {
  return { factRulesOff: disabled, factRulesAdded: addedJson };
}
