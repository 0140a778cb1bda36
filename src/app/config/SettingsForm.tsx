import { Alert, Button, Stack } from '@grafana/ui';
import { describeFailure } from 'app/describeFailure';
import React, { useState } from 'react';

type Saving = { readonly status: 'idle' | 'saving' | 'saved' } | { readonly status: 'failed'; readonly reason: string };

/** State of saving. `forget` is for input after a save. */
export function useSaving() {
  const [saving, setSaving] = useState<Saving>({ status: 'idle' });
  const save = async (work: () => Promise<void>): Promise<void> => {
    setSaving({ status: 'saving' });
    try {
      await work();
      setSaving({ status: 'saved' });
    } catch (error) {
      setSaving({ status: 'failed', reason: describeFailure(error) });
    }
  };
  return { saving, save, forget: () => setSaving({ status: 'idle' }) };
}

interface SettingsFormProps {
  readonly label: string;
  readonly className?: string;
  readonly saving: Saving;
  /** False if nothing was changed, or if it cannot be saved. */
  readonly canSave: boolean;
  readonly onSave: () => Promise<void>;
  readonly button: { readonly text: string; readonly variant?: 'primary' };
  /** Text to show once it is saved. */
  readonly savedNote: string;
  /** "The prices were not saved." */
  readonly failure: string;
  readonly children: React.ReactNode;
  /** Content below the button. */
  readonly footer?: React.ReactNode;
}

/** Settings of the plugin that are saved together. */
export function SettingsForm(props: SettingsFormProps): React.JSX.Element {
  const { saving, button } = props;
  return (
    <form
      aria-label={props.label}
      noValidate
      className={props.className}
      onSubmit={(event) => {
        event.preventDefault();
        void props.onSave();
      }}
    >
      {props.children}
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Button
          type="submit"
          variant={button.variant ?? 'secondary'}
          disabled={saving.status === 'saving' || !props.canSave}
        >
          {button.text}
        </Button>
        <div role="status">{saving.status === 'saved' && props.savedNote}</div>
        {saving.status === 'failed' && (
          <Alert severity="error" title={props.failure}>
            {saving.reason}
          </Alert>
        )}
        {props.footer}
      </Stack>
    </form>
  );
}
