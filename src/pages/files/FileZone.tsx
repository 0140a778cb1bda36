import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, Icon, IconButton, Spinner, useStyles2 } from '@grafana/ui';
import { ROW, UNSEEN } from 'components/styles';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatValue } from 'profile/format/formatValue';
import React, { useEffect, useId, useRef, useState } from 'react';
import type { FileProgress } from 'worker/WorkerFile';
import { FileList } from './FileList';
import { SamplesChoice } from './SamplesChoice';
import type { SideFile } from './SideFile';
import type { FileSide } from './useFileSide';

interface FileZoneProps {
  /** "Profile", "Compare with": what the files are for. */
  readonly label: string;
  readonly side: FileSide;
  /** Invitation to drop something; makes the zone large. undefined once anything is open. */
  readonly hint?: string | undefined;
  /** Other choices in its place. */
  readonly children?: React.ReactNode;
}

/** A place to drop files on, or to choose them by its button; says what was read, or why it was not. */
export function FileZone({ label, side, hint, children }: FileZoneProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const input = useRef<HTMLInputElement>(null);
  const isAdded = useRef(false);
  const id = useId();
  const [isOver, setOver] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isLastFocused = useRef(false);
  const { files, missing, shown, progress } = side;
  useEffect(() => {
    // The button that changed what is here may be gone with the focus.
    if (isLastFocused.current && document.activeElement === document.body) {
      button.current?.focus();
    }
  }, [files.length, side.canUndo]);
  const choose = (adds: boolean) => {
    isAdded.current = adds;
    input.current?.click();
  };
  const problems = [...side.notices, ...(side.problem ? [side.problem] : []), ...(shown?.sentences ?? [])];
  return (
    <section
      className={cx(styles.zone, hint !== undefined && styles.large, isOver && styles.over)}
      aria-label={label}
      onFocus={() => (isLastFocused.current = true)}
      onBlur={({ relatedTarget }) => (isLastFocused.current = relatedTarget === null)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void side.take([...event.dataTransfer.files]);
      }}
    >
      <strong>{label}</strong>
      {hint !== undefined && <span className={cx(styles.wide, styles.hint)}>{hint}</span>}
      {files.length > 0 && <span className={styles.name}>{describeContents(side)}</span>}
      {files.length > 1 && <FileList side={side} />}
      {progress ? (
        <span className={styles.name} role="status">
          <Spinner inline /> Reading {formatFunctionName(progress.name)}
          {progress.count > 1 && `, ${progress.place + 1} of ${progress.count}`}
          {progress.bytes && `: ${describeProgress(progress.bytes)}`}{' '}
          <Button size="sm" variant="secondary" fill="text" onClick={side.cancel}>
            Cancel
          </Button>
        </span>
      ) : (
        side.isBusy && <Spinner inline />
      )}
      {shown && shown.sampleOptions.length > 1 && (
        <>
          <label htmlFor={id} className={styles.unseen}>
            Profile of the file
          </label>
          <Combobox<string>
            id={id}
            width="auto"
            minWidth={12}
            maxWidth={28}
            value={shown.sampleKey}
            options={shown.sampleOptions.map(({ value, label, description = '' }) => ({
              value,
              label: formatFunctionName(label),
              description: formatFunctionName(description),
            }))}
            onChange={({ value }) => side.chooseSample(value)}
          />
        </>
      )}
      <Button
        ref={button}
        size="sm"
        variant="secondary"
        icon="upload"
        aria-label={files.length > 0 ? `${label}: choose other files` : `${label}: choose files`}
        onClick={() => choose(false)}
      >
        {missing.length > 0 ? 'Choose them again' : files.length > 0 ? 'Change' : 'Choose files'}
      </Button>
      {children}
      {files.length > 0 && missing.length === 0 && (
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon="plus"
          aria-label={`${label}: add more runs`}
          tooltip="Add files of more runs: with eight or more on each side, changes can be told from chance"
          onClick={() => choose(true)}
        >
          Runs
        </Button>
      )}
      {files.length > 0 && (
        <IconButton name="times" aria-label={describeRemoval(files)} onClick={() => side.remove(files)} />
      )}
      {side.canUndo && (
        <Button size="sm" variant="secondary" fill="text" onClick={side.undo}>
          Undo
        </Button>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={`${label}: files`}
        onChange={(event) => {
          void side.take([...(event.currentTarget.files ?? [])], isAdded.current);
          isAdded.current = false;
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {shown?.samples && missing.length === 0 && <SamplesChoice shown={shown} onNarrow={side.narrow} />}
      {missing.length > 0 && (
        <span role="status" className={styles.wide}>
          Not in this tab: {missing.map(describeFile).join(', ')}. Drop{' '}
          {missing.length === 1 ? 'the file' : 'the files'} here again to see what the link shows.
        </span>
      )}
      {problems.length > 0 && (
        <div role="alert" className={cx(styles.wide, styles.problem)}>
          {problems.length > MANY && <strong>{problems.length} messages about files</strong>}
          <div className={styles.problems} {...(problems.length > MANY && { tabIndex: 0 })}>
            {problems.map((problem) => (
              <div key={problem}>
                <Icon name="exclamation-triangle" aria-hidden /> {formatFunctionName(problem)}
              </div>
            ))}
          </div>
          {side.problem && side.retry && (
            <Button size="sm" variant="secondary" fill="text" onClick={side.retry}>
              Retry
            </Button>
          )}
          {side.notices.length > 0 && (
            <Button size="sm" variant="secondary" fill="text" onClick={side.forgetNotices}>
              Dismiss
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** From this many messages on, a part may be out of sight. */
const MANY = 3;

function describeFile({ name, bytes = 0 }: SideFile): string {
  return `${formatFunctionName(name)} (${formatValue(bytes, 'bytes')})`;
}

function describeProgress({ doneBytes, totalBytes }: FileProgress): string {
  const done = formatValue(doneBytes, 'bytes');
  return totalBytes === undefined ? `${done} unpacked` : `${done} of ${formatValue(totalBytes, 'bytes')}`;
}

function describeRemoval(files: readonly SideFile[]): string {
  const [first] = files;
  return files.length === 1 && first ? `Remove ${formatFunctionName(first.name)}` : `Remove all ${files.length} files`;
}

/** "before.txt · 1.2 kB · collapsed stacks", or "10 files · 12 kB · pprof". */
function describeContents({ files, shown }: FileSide): string {
  const [first] = files;
  const name = files.length === 1 && first ? formatFunctionName(first.name) : `${files.length} files`;
  const sizes = files.flatMap(({ bytes }) => bytes ?? []);
  // The size of a file that only a server has is unknown.
  const size = sizes.length === files.length ? [sizes.reduce((sum, bytes) => sum + bytes, 0)] : [];
  return [name, ...size.map((bytes) => formatValue(bytes, 'bytes')), ...new Set(shown?.formatNames)].join(' · ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  zone: css({
    flex: '1 1 320px',
    ...ROW,
    alignContent: 'flex-start',
    gap: theme.spacing(1),
    minWidth: 0,
    padding: theme.spacing(1),
    border: `1px dashed ${theme.colors.border.strong}`,
    borderRadius: theme.shape.radius.default,
  }),
  large: css({
    justifyContent: 'center',
    alignContent: 'center',
    minHeight: 160,
    textAlign: 'center',
    '& > strong': { flexBasis: '100%' },
  }),
  hint: css({ color: theme.colors.text.secondary }),
  over: css({ background: theme.colors.action.hover, borderStyle: 'solid' }),
  name: css({ overflowWrap: 'anywhere' }),
  unseen: css(UNSEEN),
  wide: css({ flexBasis: '100%', overflowWrap: 'anywhere' }),
  problem: css({ color: theme.colors.error.text }),
  // Even with many unreadable files, the profile stays in sight.
  problems: css({ maxHeight: '25vh', overflowY: 'auto' }),
});
