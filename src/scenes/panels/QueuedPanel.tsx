import { css } from '@emotion/css';
import { LoadingState, type GrafanaTheme2 } from '@grafana/data';
import type { VizPanel } from '@grafana/scenes';
import { Button, PanelChrome, useStyles2 } from '@grafana/ui';
import { LazyCell } from 'components/LazyCell';
import React from 'react';
import type { QueuedSeries } from 'scenes/queries/QueuedSeries';
import { toQueryError } from 'scenes/queries/toQueryError';
import { describeError } from 'scenes/states/describeError';

interface QueuedPanelProps {
  readonly title: string;
  readonly heightPx: number;
  readonly series: QueuedSeries;
  /** The picture; undefined while there is nothing to draw. */
  readonly panel: VizPanel | undefined;
  readonly actions?: React.ReactNode;
  readonly onNearChange: (isNear: boolean) => void;
  readonly onRetry: () => void;
}

/** The place of one queued question: its panel, or the reason why there is none. The panel exists only near the viewport. */
export function QueuedPanel(props: QueuedPanelProps): React.JSX.Element {
  const { title, heightPx, onNearChange } = props;
  return (
    <LazyCell name={title} heightPx={heightPx} onNearChange={onNearChange}>
      <PanelOrReason {...props} />
    </LazyCell>
  );
}

function PanelOrReason({ title, series, panel, actions, onRetry }: QueuedPanelProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { status, error } = series.useState();
  if (panel) {
    return <panel.Component model={panel} />;
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

function getStyles(theme: GrafanaTheme2): Record<'note' | 'detail', string> {
  return {
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
