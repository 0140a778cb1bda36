import { fetchPluginSettings } from 'grafana/pluginSettings';
import { type ChatAvailability, findChatProvider } from 'llm/findChatProvider';
import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import { useEffect, useState } from 'react';
import { parseRuleSettings } from './ruleSettings';

export interface ExplainSettings {
  readonly availability: ChatAvailability;
  readonly ruleSettings: FactRuleSettings;
}

/** What administrators have set, as it is when the panel is opened; undefined until that is known. Asks no model. */
export function useExplainSettings(): ExplainSettings | undefined {
  const [settings, setSettings] = useState<ExplainSettings>();
  useEffect(() => {
    let isWanted = true;
    const jsonData = fetchPluginSettings().then((read) => read.jsonData);
    const load = async () => {
      const availability = await findChatProvider({ fetchJsonData: () => jsonData });
      // Facts do not depend on Grafana's answer: without it the default rules are used.
      const ruleSettings = parseRuleSettings(await jsonData.catch(() => ({})));
      if (isWanted) {
        setSettings({ availability, ruleSettings });
      }
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, []);
  return settings;
}
