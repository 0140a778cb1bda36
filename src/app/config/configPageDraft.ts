import { parseRuleSettings, printRuleSettings } from 'explain/ruleSettings';
import type { PluginSettings, PluginSettingsChange } from 'grafana/pluginSettings';
import {
  CONTEXT_TOKENS_RANGE,
  findUrlFault,
  isContextTokens,
  KEY_NAME,
  type LlmSettings,
  normaliseUrl,
  parseLlmSettings,
  printLlmSettings,
} from 'llm/settings';
import { buildFactRules } from 'profile/explain/facts/buildFactRules';

/** Values of the form before it is saved. */
export interface ConfigDraft extends Omit<LlmSettings, 'contextTokens'> {
  /** Text as typed. */
  readonly contextTokens: string;
  /** undefined keeps the stored key, '' removes it. */
  readonly key: string | undefined;
  /** Ids of rules for facts that are switched off. */
  readonly rulesOff: readonly string[];
  /** Further rules as JSON, as typed. */
  readonly rulesAdded: string;
}

export type ConfigFaults = Partial<Record<'url' | 'model' | 'key' | 'contextTokens' | 'rulesAdded', string>>;

export function createDraft(jsonData: PluginSettings['jsonData']): ConfigDraft {
  const settings = parseLlmSettings(jsonData);
  const { disabled, addedJson } = parseRuleSettings(jsonData);
  return {
    ...settings,
    contextTokens: String(settings.contextTokens),
    key: undefined,
    rulesOff: disabled,
    rulesAdded: addedJson,
  };
}

/** Faults to correct before the draft can be saved. An endpoint that is not in use may be half filled in. */
export function findFaults(draft: ConfigDraft): ConfigFaults {
  const isUsed = draft.sendTo === 'endpoint';
  const url = normaliseUrl(draft.url);
  const { min, max } = CONTEXT_TOKENS_RANGE;
  const faults: Record<keyof ConfigFaults, string | undefined> = {
    url: isUsed || url !== '' ? findUrlFault(url, draft.allowsLocalHttp) : undefined,
    model: isUsed && draft.model.trim() === '' ? 'Enter the name of a model, as the service calls it.' : undefined,
    // A line end in a header would end the header.
    key: /[^\x21-\x7e]/.test(draft.key?.trim() ?? '') ? 'A key has no spaces or special characters.' : undefined,
    contextTokens: isContextTokens(Number(draft.contextTokens))
      ? undefined
      : `Enter a whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`,
    rulesAdded: buildFactRules({ disabled: [], addedJson: draft.rulesAdded }).errors.join(' ') || undefined,
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

/** True if the draft names another address than the one that the stored key was entered for. */
export function isUrlChanged(draft: ConfigDraft, jsonData: unknown): boolean {
  return normaliseUrl(draft.url) !== parseLlmSettings(jsonData).url;
}

/** Builds the settings to save over the present ones. A key never follows to another address: it is entered again or gone. */
export function buildChange(draft: ConfigDraft, current: PluginSettings): PluginSettingsChange {
  const settings: LlmSettings = {
    sendTo: draft.sendTo,
    url: normaliseUrl(draft.url),
    model: draft.model.trim(),
    largeModel: draft.largeModel.trim(),
    allowsLocalHttp: draft.allowsLocalHttp,
    contextTokens: Number(draft.contextTokens),
  };
  const key = draft.key?.trim() ?? (isUrlChanged(draft, current.jsonData) ? '' : undefined);
  return {
    enabled: current.enabled,
    pinned: current.pinned,
    jsonData: {
      ...current.jsonData,
      ...printLlmSettings(settings),
      ...printRuleSettings({ disabled: draft.rulesOff, addedJson: draft.rulesAdded.trim() }),
    },
    ...(key !== undefined && { secureJsonData: { [KEY_NAME]: key } }),
  };
}
