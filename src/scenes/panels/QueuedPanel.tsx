import { css } from '@emotion/css';
import { LoadingState, type GrafanaTheme2 } from '@grafana/data';
import type { VizPanel } from '@grafana/scenes';
import { Button, PanelChrome, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { QueuedSeries } from 'scenes/queries/QueuedSeries';
import { toQueryError } from 'scenes/queries/toQueryError';
import { describeError } from 'scenes/states/describeError';

interface QueuedPanelProps {
  readonly title: string;
  readonly series: QueuedSeries;
  /** The picture; undefined while there is nothing to draw. */
  readonly panel: VizPanel | undefined;
  /** At the right of the title row while there is no picture; a picture has its own. */
  readonly actions?: React.ReactNode;
  readonly onRetry: () => void;
}

/** The answer to one queued question, or the reason why there is none. */
export function QueuedPanel({ title, series, panel, actions, onRetry }: QueuedPanelProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { status, error, isStale } = series.useState();
  if (panel) {
    return (
      <div className={isStale ? styles.stale : styles.picture} aria-busy={isStale}>
        <panel.Component model={panel} />
      </div>
    );
  }
  if (error) {
    const { title: problem, detail } = describeError(toQueryError(error));
    return (
      <PanelChrome title={title} actions={actions}>
        <div className={styles.note} role="alert">
          <div>{problem}</div>
          {detail && <code className={styles.detail}>{detail}</code>}
          <Button size="sm" variant="secondary" icon="sync" onClick={onRetry} aria-label={`Retry ${title}`}>
            Retry
          </Button>
        </div>
      </PanelChrome>
    );
  }
  const isLoading = status !== 'done';
  return (
    <PanelChrome title={title} actions={actions} loadingState={isLoading ? LoadingState.Loading : LoadingState.Done}>
      <div className={styles.note}>{isLoading ? 'Loading' : 'No samples in this time range'}</div>
    </PanelChrome>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'picture' | 'stale' | 'note' | 'detail', string> {
  return {
    picture: css({ height: '100%' }),
    stale: css({ height: '100%', opacity: 0.5 }),
    note: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      height: '100%',
      alignItems: 'center',
      justifyContent: 'center',
      textAlign: 'center',
      color: theme.colors.text.secondary,
    }),
    detail: css({ maxHeight: '3em', overflow: 'auto', overflowWrap: 'anywhere' }),
  };
}
