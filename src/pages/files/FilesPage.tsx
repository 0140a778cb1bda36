import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { DrawerPlace } from 'components/drawer/DrawerPlace';
import { StateMessage } from 'components/StateMessage';
import React, { useRef, useState } from 'react';
import { FilesDiff } from './FilesDiff';
import { FileView } from './FileView';
import { FileZone } from './FileZone';
import { useChosenFile } from './useChosenFile';

/** Profiles from files: one is drawn, two are compared. Nothing of them leaves the browser until a model is asked. */
export default function FilesPage(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const header = useRef<HTMLDivElement>(null);
  const first = useChosenFile();
  const second = useChosenFile();
  const [isSwapped, setSwapped] = useState(false);
  const [baseline, comparison] = isSwapped ? [second, first] : [first, second];
  const isDiff = baseline.file !== undefined && comparison.file !== undefined;
  const alone = baseline.shown ?? comparison.shown;
  return (
    <div className={styles.page} data-testid="files">
      <h1 className={styles.title}>Files</h1>
      <p className={styles.note}>
        Drop a profile to see it, and a second one to compare. A file stays in this tab; a model learns of it what you
        ask it.
      </p>
      <div ref={header} className={styles.zones}>
        <FileZone label={isDiff ? 'Baseline' : 'Profile'} chosen={baseline} />
        {isDiff && (
          <Button
            size="sm"
            variant="secondary"
            icon="exchange-alt"
            aria-label="Swap sides"
            onClick={() => setSwapped(!isSwapped)}
          />
        )}
        <FileZone label={isDiff ? 'Comparison' : 'Compare with'} chosen={comparison} />
      </div>
      <DrawerPlace header={header}>
        {baseline.shown && comparison.shown ? (
          <FilesDiff baseline={baseline.shown} comparison={comparison.shown} />
        ) : alone ? (
          <FileView shown={alone} />
        ) : baseline.isBusy || comparison.isBusy ? (
          <StateMessage kind="loading" title="Reading the file" />
        ) : (
          <StateMessage kind="empty" title="No file is open">
            pprof, Pyroscope and Grafana JSON, speedscope, collapsed stacks, perf script, CPU and heap profiles and
            traces of Chrome and Node, pyinstrument.
          </StateMessage>
        )}
      </DrawerPlace>
    </div>
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
