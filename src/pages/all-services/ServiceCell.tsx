import { css } from '@emotion/css';
import { LoadingState, type GrafanaTheme2 } from '@grafana/data';
import { PanelChrome, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ServicePanel } from './ServicePanel';

interface ServiceCellProps {
  readonly panel: ServicePanel;
  /** Whether series are still on their way. */
  readonly isLoading: boolean;
}

/** A service's panel, or its name with the reason why there is no line. */
export function ServiceCell({ panel, isLoading }: ServiceCellProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { serviceName, panel: viz } = panel.useState();
  if (viz) {
    return <viz.Component model={viz} />;
  }
  return (
    <PanelChrome title={serviceName} loadingState={isLoading ? LoadingState.Loading : LoadingState.Done}>
      <div className={styles.note}>{isLoading ? 'Loading' : 'No samples in this time range'}</div>
    </PanelChrome>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'note', string> {
  return {
    note: css({
      display: 'flex',
      height: '100%',
      alignItems: 'center',
      justifyContent: 'center',
      color: theme.colors.text.secondary,
    }),
  };
}
