import { Checkbox, Field, FieldSet, Input, RadioButtonList, SecretInput } from '@grafana/ui';
import type { PluginSettings } from 'grafana/pluginSettings';
import { KEY_NAME, type SendTo } from 'llm/settings';
import React from 'react';
import { type ConfigDraft, type ConfigFaults, isUrlChanged } from './configPageDraft';

export interface ConfigPageFieldsProps {
  readonly draft: ConfigDraft;
  readonly saved: PluginSettings;
  readonly faults: ConfigFaults;
  readonly isLlmAppEnabled: boolean;
  readonly onChange: (part: Partial<ConfigDraft>) => void;
}

export function ConfigPageFields(props: ConfigPageFieldsProps): React.JSX.Element {
  const { draft, faults, isLlmAppEnabled, onChange } = props;
  const options: { label: string; value: SendTo; description: string }[] = [
    {
      label: 'Nobody',
      value: 'nobody',
      description: 'Nothing is sent. The plugin’s own route to a model fails, too.',
    },
    {
      label: 'Grafana LLM app',
      value: 'llm-app',
      description: isLlmAppEnabled
        ? 'Uses the app’s provider and its models “base” and “large”. The app ends answers after two minutes.'
        : 'The app is not installed or not enabled in this Grafana. Install grafana-llm-app and set up its provider, then choose it here.',
    },
    {
      label: 'OpenAI-compatible service',
      value: 'endpoint',
      description: 'Any service that answers POST …/chat/completions, a local one too. Grafana’s server calls it.',
    },
  ];
  return (
    <>
      <FieldSet label="Send to">
        <RadioButtonList
          name="explain-send-to"
          options={options}
          value={draft.sendTo}
          disabledOptions={isLlmAppEnabled ? [] : ['llm-app' as const]}
          onChange={(sendTo) => onChange({ sendTo })}
        />
      </FieldSet>
      {draft.sendTo === 'endpoint' && <EndpointFields {...props} />}
      {draft.sendTo !== 'nobody' && (
        <Field
          label="Context size in tokens"
          description="What the model takes in one request with its answer; of a local model what it was started with. Prompts are packed to fit."
          invalid={faults.contextTokens !== undefined}
          error={faults.contextTokens}
        >
          <Input
            id="explain-context-tokens"
            width={20}
            inputMode="numeric"
            value={draft.contextTokens}
            onChange={({ currentTarget }) => onChange({ contextTokens: currentTarget.value })}
          />
        </Field>
      )}
    </>
  );
}

function EndpointFields({ draft, saved, faults, onChange }: ConfigPageFieldsProps): React.JSX.Element {
  const hasKey = saved.secureJsonFields[KEY_NAME] === true;
  const isMoved = isUrlChanged(draft, saved.jsonData);
  return (
    <>
      <Field
        label="Address"
        description="Without /chat/completions. Every user can read it, so it must hold no secret. A local model has one such as http://localhost:11434/v1 (Ollama)."
        invalid={faults.url !== undefined}
        error={faults.url}
      >
        <Input
          id="explain-url"
          type="url"
          autoComplete="off"
          placeholder="https://llm.example.com/v1"
          value={draft.url}
          onChange={({ currentTarget }) => onChange({ url: currentTarget.value })}
        />
      </Field>
      <Field>
        <Checkbox
          id="explain-local-http"
          label="Allow http:// to the machine that Grafana runs on"
          description="For a local model. Other machines are reached over https:// only."
          value={draft.allowsLocalHttp}
          onChange={({ currentTarget }) => onChange({ allowsLocalHttp: currentTarget.checked })}
        />
      </Field>
      <Field
        label="Key"
        description={
          hasKey && isMoved
            ? 'The address is another one, so enter the key again. The stored key is never sent there.'
            : 'Kept by Grafana’s server and never shown again. Leave it empty for a service without keys.'
        }
        invalid={faults.key !== undefined}
        error={faults.key}
      >
        <SecretInput
          id="explain-key"
          autoComplete="off"
          isConfigured={hasKey && !isMoved && draft.key === undefined}
          value={draft.key ?? ''}
          onReset={() => onChange({ key: '' })}
          onChange={({ currentTarget }) => onChange({ key: currentTarget.value })}
        />
      </Field>
      <Field
        label="Model"
        description="As the service calls it."
        invalid={faults.model !== undefined}
        error={faults.model}
      >
        <Input
          id="explain-model"
          value={draft.model}
          onChange={({ currentTarget }) => onChange({ model: currentTarget.value })}
        />
      </Field>
      <Field label="Larger model (optional)" description="For users who ask for a more thorough answer.">
        <Input
          id="explain-large-model"
          value={draft.largeModel}
          onChange={({ currentTarget }) => onChange({ largeModel: currentTarget.value })}
        />
      </Field>
    </>
  );
}
