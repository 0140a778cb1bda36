import { Alert, Button, Field, Stack, TextArea } from '@grafana/ui';
import { describeFailure } from 'app/describeFailure';
import type { PluginSettings } from 'grafana/pluginSettings';
import { parseHostPatterns } from 'profile/lines/parseHostPatterns';
import React, { useState } from 'react';
import type { ConfigPageHost } from './ConfigPage';

/** In the plugin's `jsonData`; read by `sources/useDetailsSource`. */
const KEY = 'sourceHosts';

const EXAMPLE = 'git.example.com gitlab\ncode.example.com https://code.example.com/{path}/blob/{ref}/{file}#L{line}';

type Saving = { readonly status: 'idle' | 'saving' | 'saved' } | { readonly status: 'failed'; readonly reason: string };

interface SourceHostsFormProps {
  readonly host: Pick<ConfigPageHost, 'fetchSettings' | 'saveSettings'>;
  readonly initial: PluginSettings;
}

/** How hosts of source code whose names do not say it write the address of a line. */
export function SourceHostsForm({ host, initial }: SourceHostsFormProps): React.JSX.Element {
  const stored = initial.jsonData[KEY];
  const [saved, setSaved] = useState(typeof stored === 'string' ? stored : '');
  const [text, setText] = useState(saved);
  const [saving, setSaving] = useState<Saving>({ status: 'idle' });
  const { faults } = parseHostPatterns(text);
  const save = async (): Promise<void> => {
    setSaving({ status: 'saving' });
    try {
      // Somebody else may have saved other settings in the meantime.
      const { enabled, pinned, jsonData } = await host.fetchSettings();
      await host.saveSettings({ enabled, pinned, jsonData: { ...jsonData, [KEY]: text } });
      setSaved(text);
      setSaving({ status: 'saved' });
    } catch (error) {
      setSaving({ status: 'failed', reason: describeFailure(error) });
    }
  };
  return (
    <form
      aria-label="Links to source code"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
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
            setSaving({ status: 'idle' });
          }}
        />
      </Field>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Button
          type="submit"
          variant="secondary"
          disabled={saving.status === 'saving' || faults.length > 0 || text === saved}
        >
          Use these hosts
        </Button>
        <div role="status">{saving.status === 'saved' && 'Saved. It applies from the next visit on.'}</div>
        {saving.status === 'failed' && (
          <Alert severity="error" title="The hosts were not saved.">
            {saving.reason}
          </Alert>
        )}
      </Stack>
    </form>
  );
}
