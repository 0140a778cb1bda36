import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { COLUMN, CUT, panelFrame } from 'components/styles';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React from 'react';
import type { ServicePanel } from './ServicePanel';

/** Name of the CSS container whose width the content of a cell can query. */
export const SERVICE_CELL = 'service-cell';

interface ServiceCellProps {
  readonly panel: ServicePanel;
  /** True if all series have loaded. */
  readonly isComplete: boolean;
}

/** Shows a service's panel, or its name with the reason why there is no line. */
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
  return <WaitingCell title={formatFunctionName(serviceName)} note={note} />;
}

interface WaitingCellProps {
  readonly title: string;
  readonly note: string;
}

/** Looks like one of Grafana's panels, which are too expensive to draw dozens of times for a word. */
export function WaitingCell({ title, note }: WaitingCellProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.waiting}>
      <div className={styles.title}>{title}</div>
      <div className={styles.note}>{note}</div>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const cell = { height: '100%', containerType: 'inline-size', containerName: SERVICE_CELL } as const;
  return {
    newest: css(cell),
    older: css({ ...cell, opacity: 0.5 }),
    waiting: css({ ...COLUMN, height: '100%', ...panelFrame(theme), overflow: 'hidden' }),
    title: css({ padding: theme.spacing(1), fontWeight: theme.typography.fontWeightMedium, ...CUT }),
    note: css({
      display: 'flex',
      flex: 1,
      alignItems: 'center',
      justifyContent: 'center',
      color: theme.colors.text.secondary,
    }),
  };
}
