import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { DrawerPlace } from 'components/drawer/DrawerPlace';
import { StateMessage } from 'components/StateMessage';
import React, { useRef } from 'react';
import { FilesDiff } from './FilesDiff';
import { FileView } from './FileView';
import { FileZone } from './FileZone';
import { type FileSide, useFileSide, useKeptOpen } from './useFileSide';
import { useFilesUrl } from './useFilesUrl';
import { usePastedFiles } from './usePastedFiles';

/** Profiles from files: one is drawn, two are compared. Nothing of them leaves the browser until a model is asked. */
export default function FilesPage(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const header = useRef<HTMLDivElement>(null);
  const url = useFilesUrl();
  const baseline = useFileSide(url, 'baseline');
  const comparison = useFileSide(url, 'comparison');
  useKeptOpen([...baseline.references, ...comparison.references]);
  const isDiff = baseline.references.length > 0 && comparison.references.length > 0;
  const alone = baseline.shown ?? comparison.shown;
  usePastedFiles((files) => void (baseline.references.length === 0 ? baseline : comparison).take(files));
  const swap = () =>
    url.set({
      baselineFiles: comparison.references,
      comparisonFiles: baseline.references,
      baselineSample: url.get('comparisonSample'),
      comparisonSample: url.get('baselineSample'),
    });
  return (
    <div className={styles.page} data-testid="files">
      <h1 className={styles.title}>Files</h1>
      <p className={styles.note}>
        Drop a profile to see it, and a second one to compare; several on a side are runs of the same. A file stays in
        this tab; a model learns of it what you ask it. A link to this page names the files and what you look at, and
        has nothing of what is in them.
      </p>
      <div ref={header} className={styles.zones}>
        <FileZone label={isDiff ? 'Baseline' : 'Profile'} side={baseline} />
        {isDiff && <Button size="sm" variant="secondary" icon="exchange-alt" aria-label="Swap sides" onClick={swap} />}
        <FileZone label={isDiff ? 'Comparison' : 'Compare with'} side={comparison} />
      </div>
      <DrawerPlace header={header}>
        {baseline.shown && comparison.shown ? (
          <FilesDiff url={url} baseline={baseline.shown} comparison={comparison.shown} />
        ) : alone ? (
          <FileView url={url} shown={alone} />
        ) : (
          <Nothing sides={[baseline, comparison]} />
        )}
      </DrawerPlace>
    </div>
  );
}

function Nothing({ sides }: { readonly sides: readonly FileSide[] }): React.JSX.Element {
  if (sides.some(({ isBusy }) => isBusy)) {
    return <StateMessage kind="loading" title="Reading the file" />;
  }
  return sides.some(({ missing }) => missing.length > 0) ? (
    <StateMessage kind="empty" title="The files of this link are not in this tab">
      A link names files, and has nothing of what is in them. Drop the files that are named above: the view comes back
      as it was.
    </StateMessage>
  ) : (
    <StateMessage kind="empty" title="No file is open">
      pprof, Pyroscope and Grafana JSON, speedscope, collapsed stacks, perf script, CPU and heap profiles and traces of
      Chrome and Node, pyinstrument.
    </StateMessage>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'page' | 'title' | 'note' | 'zones', string> {
  return {
    page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), paddingTop: theme.spacing(1) }),
    title: css({ margin: 0, fontSize: theme.typography.h3.fontSize }),
    note: css({ margin: 0, color: theme.colors.text.secondary }),
    zones: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'stretch', gap: theme.spacing(1) }),
  };
}
