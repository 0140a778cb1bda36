import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Stack, useStyles2 } from '@grafana/ui';
import { describeFailure } from 'app/describeFailure';
import type { PluginSettings } from 'grafana/pluginSettings';
import React, { useState } from 'react';
import type { ConfigPageHost } from './ConfigPage';
import { buildChange, type ConfigDraft, createDraft, findFaults } from './configPageDraft';
import { ConfigPageFields } from './ConfigPageFields';
import { ConfigPageRules } from './ConfigPageRules';
import { ConfigPageTest } from './ConfigPageTest';

export interface ConfigPageFormProps {
  readonly host: ConfigPageHost;
  readonly initial: PluginSettings;
}

type Saving = { status: 'idle' | 'saving' | 'saved' } | { status: 'failed'; reason: string };

export function ConfigPageForm({ host, initial }: ConfigPageFormProps): React.JSX.Element {
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(() => createDraft(initial.jsonData));
  const [saving, setSaving] = useState<Saving>({ status: 'idle' });
  const [showsFaults, setShowsFaults] = useState(false);
  const styles = useStyles2(getStyles);
  const faults = findFaults(draft);
  const savedDraft = createDraft(saved.jsonData);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(savedDraft);
  // Rules that were provisioned, or saved by another release, may be bad before anybody saves here.
  const showsRuleFault = showsFaults || draft.rulesAdded === savedDraft.rulesAdded;

  const change = (part: Partial<ConfigDraft>): void => {
    setDraft({ ...draft, ...part });
    setSaving({ status: 'idle' });
  };
  const save = async (): Promise<void> => {
    setShowsFaults(true);
    if (Object.keys(faults).length > 0) {
      return;
    }
    setSaving({ status: 'saving' });
    try {
      // Somebody else may have saved other settings in the meantime.
      await host.saveSettings(buildChange(draft, await host.fetchSettings()));
      const current = await host.fetchSettings();
      setSaved(current);
      setDraft(createDraft(current.jsonData));
      setShowsFaults(false);
      setSaving({ status: 'saved' });
    } catch (error) {
      setSaving({ status: 'failed', reason: describeFailure(error) });
    }
  };

  return (
    <form
      aria-label="Explain settings"
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ConfigPageFields
        draft={draft}
        saved={saved}
        faults={showsFaults ? faults : {}}
        isLlmAppEnabled={host.isAppEnabled('grafana-llm-app')}
        onChange={change}
      />
      <ConfigPageRules draft={draft} fault={showsRuleFault ? faults.rulesAdded : undefined} onChange={change} />
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Button type="submit" disabled={saving.status === 'saving' || !isChanged}>
          {saving.status === 'saving' ? 'Saving' : 'Save'}
        </Button>
        <div role="status">
          {saving.status === 'saved' && 'Saved. It applies from the next question on, without a reload.'}
        </div>
        {saving.status === 'failed' && (
          <Alert severity="error" title="The settings were not saved.">
            {saving.reason}
          </Alert>
        )}
        <ConfigPageTest host={host} saved={saved} isChanged={isChanged} />
      </Stack>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2): { form: string } => ({
  form: css({ maxWidth: theme.spacing(75) }),
});
