import { useAnswer } from 'components/useAnswer';
import { describeHostError } from 'grafana/hostErrors';
import { fetchPluginSettings } from 'grafana/pluginSettings';
import { type ChatAvailability, findChatProvider } from 'llm/findChatProvider';
import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import { parseRuleSettings } from './ruleSettings';

interface ExplainSettings {
  readonly availability: ChatAvailability;
  readonly ruleSettings: FactRuleSettings;
}

export interface SettingsAnswer {
  /** undefined until it is known. */
  readonly settings: ExplainSettings | undefined;
  /** Sentence that says why the administrators' rules are not used; "" for nothing. */
  readonly problem: string;
}

/** Reads the administrators' settings when the panel is opened. Asks no model. */
export function useExplainSettings(): SettingsAnswer {
  const { value: settings, error } = useAnswer([], load);
  return { settings, problem: error === undefined ? '' : `The administrators’ rules could not be read. ${error}` };
}

async function load(_: AbortSignal, show: (settings: ExplainSettings) => void): Promise<ExplainSettings> {
  const jsonData = fetchPluginSettings().then((read) => read.jsonData);
  const availability = await findChatProvider({ fetchJsonData: () => jsonData });
  try {
    return { availability, ruleSettings: parseRuleSettings(await jsonData) };
  } catch (error) {
    // Facts do not depend on Grafana's answer: without it the default rules are used.
    show({ availability, ruleSettings: parseRuleSettings({}) });
    throw new Error(describeHostError(error), { cause: error });
  }
}
