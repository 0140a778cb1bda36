import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, Icon, IconButton, Spinner, useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatValue } from 'profile/format/formatValue';
import React, { useId, useRef, useState } from 'react';
import type { ChosenFile } from './useChosenFile';

interface FileZoneProps {
  /** "Profile", "Compare with": what the file is for. */
  readonly label: string;
  readonly chosen: ChosenFile;
}

/** A place to drop a file on, or to choose one by its button; says what was read, or why it was not. */
export function FileZone({ label, chosen }: FileZoneProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isOver, setOver] = useState(false);
  const { file, opened, problem, isBusy, index } = chosen;
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first) {
      chosen.choose(first);
    }
  };
  return (
    <section
      className={cx(styles.zone, isOver && styles.over)}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <strong>{label}</strong>
      {file && (
        <span className={styles.name}>
          {formatFunctionName(file.name)} · {formatValue(file.size, 'bytes')}
          {opened && ` · ${opened.summary.formatName}`}
        </span>
      )}
      {isBusy && <Spinner inline />}
      {opened && opened.summary.profiles.length > 1 && (
        <>
          <label htmlFor={id} className={styles.unseen}>
            Profile of the file
          </label>
          <Combobox<number>
            id={id}
            width={28}
            value={index}
            options={opened.summary.profiles.map(({ name }, value) => ({ value, label: formatFunctionName(name) }))}
            onChange={({ value }) => chosen.chooseProfile(value)}
          />
        </>
      )}
      <Button
        size="sm"
        variant="secondary"
        icon="upload"
        aria-label={file ? `${label}: choose another file` : `${label}: choose a file`}
        onClick={() => input.current?.click()}
      >
        {file ? 'Change' : 'Choose a file'}
      </Button>
      {file && (
        <IconButton name="times" aria-label={`Remove ${formatFunctionName(file.name)}`} onClick={chosen.remove} />
      )}
      {chosen.canUndo && (
        <Button size="sm" variant="secondary" fill="text" onClick={chosen.undo}>
          Undo
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`${label}: file`}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {problem && (
        <span role="alert" className={styles.problem}>
          <Icon name="exclamation-triangle" aria-hidden /> {formatFunctionName(problem)}
        </span>
      )}
    </section>
  );
}

type StyleName = 'zone' | 'over' | 'name' | 'unseen' | 'problem';

function getStyles(theme: GrafanaTheme2): Record<StyleName, string> {
  return {
    zone: css({
      flex: '1 1 320px',
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      minWidth: 0,
      padding: theme.spacing(1),
      border: `1px dashed ${theme.colors.border.strong}`,
      borderRadius: theme.shape.radius.default,
    }),
    over: css({ background: theme.colors.action.hover, borderStyle: 'solid' }),
    name: css({ overflowWrap: 'anywhere' }),
    unseen: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
    problem: css({ flexBasis: '100%', color: theme.colors.error.text, overflowWrap: 'anywhere' }),
  };
}
