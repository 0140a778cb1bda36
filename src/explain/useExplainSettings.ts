import { useAnswer } from 'components/useAnswer';
import { fetchPluginSettings } from 'grafana/pluginSettings';
import { type ChatAvailability, findChatProvider } from 'llm/findChatProvider';
import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import { parseRuleSettings } from './ruleSettings';

export interface ExplainSettings {
  readonly availability: ChatAvailability;
  readonly ruleSettings: FactRuleSettings;
}

/** What administrators have set, as it is when the panel is opened; undefined until that is known. Asks no model. */
export function useExplainSettings(): ExplainSettings | undefined {
  return useAnswer([], load).value;
}

async function load(): Promise<ExplainSettings> {
  const jsonData = fetchPluginSettings().then((read) => read.jsonData);
  const availability = await findChatProvider({ fetchJsonData: () => jsonData });
  // Facts do not depend on Grafana's answer: without it the default rules are used.
  return { availability, ruleSettings: parseRuleSettings(await jsonData.catch(() => ({}))) };
}
