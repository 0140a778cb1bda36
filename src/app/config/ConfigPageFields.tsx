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
      description: 'Nothing is sent, and requests to a model are refused.',
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
        <TextField
          id="explain-context-tokens"
          label="Context size in tokens"
          description="What the model takes in one request with its answer; of a local model what it was started with. Prompts are packed to fit."
          fault={faults.contextTokens}
          width={20}
          inputMode="numeric"
          value={draft.contextTokens}
          onText={(contextTokens) => onChange({ contextTokens })}
        />
      )}
    </>
  );
}

function EndpointFields({ draft, saved, faults, onChange }: ConfigPageFieldsProps): React.JSX.Element {
  const hasKey = saved.secureJsonFields[KEY_NAME] === true;
  const isMoved = isUrlChanged(draft, saved.jsonData);
  return (
    <>
      <TextField
        id="explain-url"
        label="Address"
        description="Without /chat/completions. Every user can read it, so it must hold no secret. A local model has one such as http://localhost:11434/v1 (Ollama)."
        fault={faults.url}
        type="url"
        autoComplete="off"
        placeholder="https://llm.example.com/v1"
        value={draft.url}
        onText={(url) => onChange({ url })}
      />
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
      <TextField
        id="explain-model"
        label="Model"
        description="As the service calls it."
        fault={faults.model}
        value={draft.model}
        onText={(model) => onChange({ model })}
      />
      <TextField
        id="explain-large-model"
        label="Larger model (optional)"
        description="For users who ask for a more thorough answer."
        value={draft.largeModel}
        onText={(largeModel) => onChange({ largeModel })}
      />
    </>
  );
}

interface TextFieldProps extends React.ComponentProps<typeof Input> {
  readonly label: string;
  readonly description: string;
  readonly fault?: string;
  readonly onText: (text: string) => void;
}

function TextField({ label, description, fault, onText, ...input }: TextFieldProps): React.JSX.Element {
  return (
    <Field label={label} description={description} invalid={fault !== undefined} error={fault}>
      <Input {...input} onChange={({ currentTarget }) => onText(currentTarget.value)} />
    </Field>
  );
}
