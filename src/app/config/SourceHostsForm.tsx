import { Box, Field, Text, TextArea } from '@grafana/ui';
import type { PluginSettings } from 'grafana/pluginSettings';
import { parseHostPatterns } from 'profile/lines/parseHostPatterns';
import React, { useState } from 'react';
import type { ConfigPageHost } from './ConfigPage';
import { SettingsForm, useSaving } from './SettingsForm';

/** Key in the plugin's `jsonData`, which `sources/useDetailsSource` reads. */
const KEY = 'sourceHosts';

const EXAMPLE = 'git.example.com gitlab\ncode.example.com https://code.example.com/{path}/blob/{ref}/{file}#L{line}';

interface SourceHostsFormProps {
  readonly host: Pick<ConfigPageHost, 'fetchSettings' | 'saveSettings'>;
  readonly initial: PluginSettings;
}

/** Form for hosts of source code whose names do not show how they write the address of a line. */
export function SourceHostsForm({ host, initial }: SourceHostsFormProps): React.JSX.Element {
  const stored = initial.jsonData[KEY];
  const [saved, setSaved] = useState(typeof stored === 'string' ? stored : '');
  const [text, setText] = useState(saved);
  const { saving, save, forget } = useSaving();
  const { faults } = parseHostPatterns(text);
  return (
    <SettingsForm
      label="Links to source code"
      saving={saving}
      canSave={faults.length === 0 && text !== saved}
      onSave={() =>
        save(async () => {
          // Somebody else may have saved other settings in the meantime.
          const { enabled, pinned, jsonData } = await host.fetchSettings();
          await host.saveSettings({ enabled, pinned, jsonData: { ...jsonData, [KEY]: text } });
          setSaved(text);
        })
      }
      button={{ text: 'Use these hosts' }}
      savedNote="Saved. It applies from the next visit on."
      failure="The hosts were not saved."
    >
      <Box paddingTop={2} paddingBottom={1}>
        <Text element="h2" variant="h3">
          Source code
        </Text>
      </Box>
      <Field
        label="Links to source code"
        description="GitHub, GitLab, Bitbucket, Gitea, Forgejo and Azure DevOps are known by their names. For other hosts write one per line: the host, then github, gitlab, bitbucket, bitbucket-server, gitea or azure, or a pattern with {repository}, {path}, {ref}, {file} and {line}."
        invalid={faults.length > 0}
        error={faults.slice(0, 3).join(' ')}
      >
        <TextArea
          id="source-hosts"
          rows={3}
          placeholder={EXAMPLE}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            forget();
          }}
        />
      </Field>
    </SettingsForm>
  );
}
