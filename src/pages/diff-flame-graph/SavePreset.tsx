import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Input, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import React, { useState } from 'react';

interface SavePresetProps {
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

const LONGEST_NAME = 60;

/** Asks for the name of a preset; one of the same name is replaced. */
export function SavePreset({ onSave, onCancel }: SavePresetProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [name, setName] = useState('');
  const trimmed = name.trim();
  return (
    <form
      className={styles.row}
      aria-label="Save these ranges as a preset"
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '') {
          onSave(trimmed);
        }
      }}
    >
      <Input
        autoFocus
        width={30}
        aria-label="Name of the preset"
        placeholder="Name, as in “Monday’s deploy”"
        maxLength={LONGEST_NAME}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <Button size="sm" type="submit" disabled={trimmed === ''}>
        Save
      </Button>
      <Button size="sm" variant="secondary" fill="outline" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ row: css({ ...ROW, gap: theme.spacing(1) }) });
