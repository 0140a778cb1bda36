import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState } from '@grafana/data';
import { PanelChrome, useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React from 'react';
import type { ServicePanel } from './ServicePanel';

interface ServiceCellProps {
  readonly panel: ServicePanel;
  /** True if all series are here. */
  readonly isComplete: boolean;
}

/** A service's panel, or its name with the reason why there is no line. */
export function ServiceCell({ panel, isComplete }: ServiceCellProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { serviceName, panel: viz, answer, isOlder, isLoading } = panel.useState();
  if (viz) {
    return (
      <div className={isOlder ? styles.older : styles.newest} aria-busy={isOlder && isLoading} data-older={isOlder}>
        <viz.Component model={viz} />
      </div>
    );
  }
  // A panel that is about to be drawn, too, has nothing to say yet.
  const isWaiting = answer !== undefined || (isLoading && !isComplete);
  const note = isWaiting ? 'Loading' : isComplete ? 'No samples in this time range' : 'No answer';
  return (
    <PanelChrome
      title={formatFunctionName(serviceName)}
      loadingState={isWaiting ? LoadingState.Loading : LoadingState.Done}
    >
      <div className={styles.note}>{note}</div>
    </PanelChrome>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'newest' | 'older' | 'note', string> {
  return {
    newest: css({ height: '100%' }),
    older: css({ height: '100%', opacity: 0.5 }),
    note: css({
      display: 'flex',
      height: '100%',
      alignItems: 'center',
      justifyContent: 'center',
      color: theme.colors.text.secondary,
    }),
  };
}
