import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { PluginSettings } from 'grafana/pluginSettings';
import React, { useState } from 'react';
import type { ConfigPageHost } from './ConfigPage';
import { buildChange, type ConfigDraft, createDraft, findFaults } from './configPageDraft';
import { ConfigPageFields } from './ConfigPageFields';
import { ConfigPageRules } from './ConfigPageRules';
import { ConfigPageTest } from './ConfigPageTest';
import { SettingsForm, useSaving } from './SettingsForm';

export interface ConfigPageFormProps {
  readonly host: ConfigPageHost;
  readonly initial: PluginSettings;
}

export function ConfigPageForm({ host, initial }: ConfigPageFormProps): React.JSX.Element {
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(() => createDraft(initial.jsonData));
  const { saving, save, forget } = useSaving();
  const [showsFaults, setShowsFaults] = useState(false);
  const styles = useStyles2(getStyles);
  const faults = findFaults(draft);
  const savedDraft = createDraft(saved.jsonData);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(savedDraft);
  // Rules that were provisioned, or saved by another release, may be bad before anybody saves here.
  const showsRuleFault = showsFaults || draft.rulesAdded === savedDraft.rulesAdded;

  const change = (part: Partial<ConfigDraft>): void => {
    setDraft({ ...draft, ...part });
    forget();
  };
  const check = async (): Promise<void> => {
    setShowsFaults(true);
    if (Object.keys(faults).length === 0) {
      await save(async () => {
        // Somebody else may have saved other settings in the meantime.
        await host.saveSettings(buildChange(draft, await host.fetchSettings()));
        const current = await host.fetchSettings();
        setSaved(current);
        setDraft(createDraft(current.jsonData));
        setShowsFaults(false);
      });
    }
  };

  return (
    <SettingsForm
      label="Explain settings"
      className={styles.form}
      saving={saving}
      canSave={isChanged}
      onSave={check}
      button={{ text: saving.status === 'saving' ? 'Saving' : 'Save', variant: 'primary' }}
      savedNote="Saved. It applies from the next question on, without a reload."
      failure="The settings were not saved."
      footer={<ConfigPageTest host={host} saved={saved} isChanged={isChanged} />}
    >
      <ConfigPageFields
        draft={draft}
        saved={saved}
        faults={showsFaults ? faults : {}}
        isLlmAppEnabled={host.isAppEnabled('grafana-llm-app')}
        onChange={change}
      />
      <ConfigPageRules draft={draft} fault={showsRuleFault ? faults.rulesAdded : undefined} onChange={change} />
    </SettingsForm>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ maxWidth: theme.spacing(75) }),
});
