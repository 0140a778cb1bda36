import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';
import { formatCoverage } from 'profile/export/Provenance';
import React, { useEffect, useRef, useState } from 'react';
import type { ExportSubject, ExportTrees } from './ExportSource';
import { SCREEN_FORMATS, SERVER_PPROF, type ExportFormat, type FormatDescription } from './formats';

type UnwrittenSubject = Omit<ExportSubject, 'provenance'> & {
  readonly provenance: Omit<ExportSubject['provenance'], 'createdMs'>;
};

interface ExportMenuProps {
  /** Without the time of writing, which is that of the click. */
  readonly subject: UnwrittenSubject;
  /** Whether `loadTrees` gives a picture: a flame graph is on the screen. */
  readonly hasPicture: boolean;
  readonly loadTrees: () => Promise<ExportTrees>;
  /** The server's own pprof, uncompressed; undefined where there is none, as for a comparison. */
  readonly fetchServerPprof?: (signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
}

type Progress =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly label: string }
  | { readonly status: 'saved'; readonly label: string }
  | { readonly status: 'failed'; readonly message: string };

/** Saves what is on the screen as a file, in one of many formats. All of it happens in the browser. */
export function ExportMenu({ subject, hasPicture, loadTrees, fetchServerPprof }: ExportMenuProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [redactsLabels, setRedactsLabels] = useState(false);
  const [progress, setProgress] = useState<Progress>({ status: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function save({ format, label }: FormatDescription): Promise<void> {
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
      const { runExport } = await import(/* webpackChunkName: "exports" */ './runExport');
      const request = { format, subject: withTime(subject), redactsLabels, loadTrees, fetchServerPprof };
      await runExport(request, controller.signal);
      finish({ status: 'saved', label });
    } catch (error) {
      finish({ status: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  const cancel = () => {
    running.current?.abort();
    setProgress({ status: 'idle' });
  };

  const renderFormat = (description: FormatDescription) => {
    const isDisabled = isPicture(description.format) && !hasPicture;
    return (
      <Menu.Item
        key={description.format}
        label={description.label}
        description={isDisabled ? 'Show the flame graph to save it as a picture' : description.description}
        disabled={isDisabled}
        onClick={() => void save(description)}
      />
    );
  };

  const overlay = (
    <Menu ariaLabel="Export" header={<span className={styles.note}>{describeScreen(subject)}</span>}>
      {SCREEN_FORMATS.map(renderFormat)}
      {fetchServerPprof && (
        <>
          <Menu.Divider />
          {renderFormat(SERVER_PPROF)}
        </>
      )}
      <Menu.Divider />
      <Menu.Item
        role="menuitemcheckbox"
        ariaChecked={redactsLabels}
        icon={redactsLabels ? 'check-square' : 'square-shape'}
        label="Redact label values"
        description={
          redactsLabels ? 'The server’s pprof is saved as it is' : 'Leaves them out of file names and queries'
        }
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
    </div>
  );
}

function isPicture(format: ExportFormat): boolean {
  return format === 'png' || format === 'svg';
}

/** "What is on screen: 2 transforms, whole profile". */
function withTime(subject: UnwrittenSubject): ExportSubject {
  return { ...subject, provenance: { ...subject.provenance, createdMs: Date.now() } };
}

function describeScreen({ provenance: { transforms, coverage } }: UnwrittenSubject): string {
  const count = transforms.length;
  const changes = count === 0 ? 'no transforms' : `${count} ${count === 1 ? 'transform' : 'transforms'}`;
  return `What is on screen: ${changes}, ${formatCoverage(coverage)}`;
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

function getStyles(theme: GrafanaTheme2): Record<'container' | 'note' | 'failure', string> {
  const text = { fontSize: theme.typography.bodySmall.fontSize, overflowWrap: 'anywhere' } as const;
  return {
    container: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
    note: css({ ...text, color: theme.colors.text.secondary }),
    failure: css({ ...text, color: theme.colors.error.text }),
  };
}
