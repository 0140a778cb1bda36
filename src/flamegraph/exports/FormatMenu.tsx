import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';
import { RefusedItem } from 'components/RefusedItem';
import { usePageShortcuts } from 'components/shortcuts/pageShortcuts';
import { quietText, ROW } from 'components/styles';
import { copyRich, type RichCopy } from 'grafana/copyRich';
import React, { useEffect, useRef, useState } from 'react';

/** Format in which the screen can be saved. */
export interface SavedFormat<Format extends string> {
  readonly format: Format;
  readonly label: string;
  /** One line that says what the format is good for. */
  readonly description: string;
}

interface FormatMenuProps<Format extends string> {
  /** Describes the data to save, above the formats. */
  readonly note: string;
  /** Formats in groups, with a line between them. */
  readonly groups: ReadonlyArray<ReadonlyArray<SavedFormat<Format>>>;
  /** Returns the reason why a format is not available now; undefined if it is. */
  readonly getObstacle: (format: Format) => string | undefined;
  /** Note that is shown once label values are to be left out. */
  readonly redactedNote: string;
  /** Saves; rejects with a sentence. */
  readonly onSave: (choice: FormatChoice<Format>, signal: AbortSignal) => Promise<void>;
  /** Creates a ticket about the screen; rejects with a sentence. */
  readonly createTicket: (redactsLabels: boolean, signal: AbortSignal) => Promise<RichCopy>;
  /** Shows what would be copied. */
  readonly onPreview: (ticket: RichCopy) => void;
}

export interface FormatChoice<Format extends string> {
  readonly format: Format;
  readonly redactsLabels: boolean;
}

type Progress =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly label: string }
  | { readonly status: 'saved'; readonly label: string }
  | { readonly status: 'failed'; readonly message: string; readonly retry: () => void };

const PREVIEW = { label: 'Preview', description: 'Look at the text and the picture before you share them' };
const COPY = { label: 'Copy for a ticket', description: 'Copy a sentence, top functions, link and picture' };

/** A menu of formats, and how saving in one of them goes. Another choice cancels the one before. */
export function FormatMenu<Format extends string>(props: FormatMenuProps<Format>): React.JSX.Element {
  const { note, groups, getObstacle, redactedNote, onSave, createTicket, onPreview } = props;
  const styles = useStyles2(getStyles);
  const [redactsLabels, setRedactsLabels] = useState(false);
  const [progress, setProgress] = useState<Progress>({ status: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run(label: string, work: (signal: AbortSignal) => Promise<Progress>): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setProgress({ status: 'running', label });
    const finish = (next: Progress) => {
      if (running.current === controller) {
        setProgress(controller.signal.aborted ? { status: 'idle' } : next);
      }
    };
    try {
      finish(await work(controller.signal));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      finish({ status: 'failed', message, retry: () => void run(label, work) });
    }
  }

  const save = ({ format, label }: SavedFormat<Format>) =>
    run(label, async (signal) => {
      await onSave({ format, redactsLabels }, signal);
      return { status: 'saved', label };
    });

  const copy = () =>
    run('a copy for a ticket', async (signal) => {
      await copyRich(await createTicket(redactsLabels, signal));
      return { status: 'idle' };
    });
  const preview = () =>
    run('a preview', async (signal) => {
      const ticket = await createTicket(redactsLabels, signal);
      signal.throwIfAborted();
      onPreview(ticket);
      return { status: 'idle' };
    });
  usePageShortcuts('Export', [{ keys: ['y'], description: COPY.description, run: () => void copy() }]);

  const cancel = () => {
    running.current?.abort();
    setProgress({ status: 'idle' });
  };

  const overlay = (
    <Menu ariaLabel="Export" header={<span className={styles.note}>{note}</span>}>
      <Menu.Item {...COPY} icon="clipboard-alt" shortcut="y" onClick={() => void copy()} />
      <Menu.Item {...PREVIEW} icon="eye" onClick={() => void preview()} />
      {groups.map((group) => (
        <React.Fragment key={group[0]?.format}>
          <Menu.Divider />
          {group.map((each) => {
            const obstacle = getObstacle(each.format);
            return obstacle === undefined ? (
              <Menu.Item
                key={each.format}
                label={each.label}
                description={each.description}
                onClick={() => void save(each)}
              />
            ) : (
              <RefusedItem key={each.format} label={each.label} reason={obstacle} />
            );
          })}
        </React.Fragment>
      ))}
      <Menu.Divider />
      <Menu.Item
        role="menuitemcheckbox"
        ariaChecked={redactsLabels}
        icon={redactsLabels ? 'check-square' : 'square-shape'}
        label="Redact label values"
        description={redactsLabels ? redactedNote : 'Leaves them out of file names and queries'}
        onClick={(event) => {
          // A click that gets through closes the menu.
          event.stopPropagation();
          setRedactsLabels(!redactsLabels);
        }}
      />
    </Menu>
  );

  return (
    <div className={styles.container}>
      <Dropdown overlay={overlay} placement="bottom-end">
        <Button variant="secondary" size="sm" icon="download-alt">
          Export
        </Button>
      </Dropdown>
      {progress.status === 'running' && (
        <Button variant="secondary" size="sm" fill="text" onClick={cancel}>
          Cancel
        </Button>
      )}
      <span role="status" className={progress.status === 'failed' ? styles.failure : styles.note}>
        {describeProgress(progress)}
      </span>
      {progress.status === 'failed' && (
        <Button variant="secondary" size="sm" fill="text" onClick={progress.retry}>
          Retry
        </Button>
      )}
    </div>
  );
}

function describeProgress(progress: Progress): string {
  switch (progress.status) {
    case 'idle':
      return '';
    case 'running':
      return `Exporting ${progress.label}…`;
    case 'saved':
      return `${progress.label}: saved`;
    case 'failed':
      return `The export failed: ${progress.message}`;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  container: css({ ...ROW, gap: theme.spacing(1) }),
  note: css({ ...quietText(theme), overflowWrap: 'anywhere' }),
  failure: css({ ...quietText(theme), overflowWrap: 'anywhere', color: theme.colors.error.text }),
});
