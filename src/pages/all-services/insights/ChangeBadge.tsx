import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import { buildDiffChanges } from 'pages/all-services/buildDiffChanges';
import { SERVICE_CELL } from 'pages/all-services/ServiceCell';
import type { ServicePanel } from 'pages/all-services/ServicePanel';
import type { SeriesContext } from 'profile/series/change/Series';
import { describeSelection } from 'profile/series/ranges/describeSelection';
import type { MeasuredChange, SeriesChange } from 'profile/series/services/computeChange';
import { formatChange, formatStretch } from 'profile/series/services/formatChange';
import React from 'react';
import { useExplorerLink } from 'scenes/links/useExplorerLink';

interface ChangeBadgeProps {
  readonly panel: ServicePanel;
  readonly change: SeriesChange;
  readonly averageUnit: SeriesContext['averageUnit'];
  readonly formatTime: (timeMs: number) => string;
}

/** "▲ +490 % +0.075 cores since 15:08", which leads to the diff of it. Shown only for changes that are sure; nothing for others. */
export function ChangeBadge({ change, ...rest }: ChangeBadgeProps): React.JSX.Element | undefined {
  const isShown = change.kind === 'measured' && change.selection.stretch !== undefined;
  return isShown ? <ChangeLink change={change} {...rest} /> : undefined;
}

interface ChangeLinkProps extends ChangeBadgeProps {
  readonly change: MeasuredChange;
}

function ChangeLink({ panel, change, averageUnit, formatTime }: ChangeLinkProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { selection } = change;
  const link = useExplorerLink(buildDiffChanges(panel));
  const { relative, absolute } = formatChange(change, averageUnit);
  const isUp = change.absolute > 0;
  return (
    <Tooltip content={`${describeSelection(selection, averageUnit, formatTime)} Opens the diff.`}>
      <a {...link} className={isUp ? styles.up : styles.down} data-testid="change">
        {isUp ? '▲' : '▼'} {relative}{' '}
        <span className={styles.aside}>
          {absolute} {selection.stretch && formatStretch(selection.stretch, formatTime)}
        </span>
      </a>
    </Tooltip>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const badge = {
    whiteSpace: 'nowrap',
    // The text beside it shrinks first: half a number says nothing.
    flexShrink: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    '&:hover': { textDecoration: 'underline' },
  } as const;
  return {
    up: css({ ...badge, color: theme.colors.error.text }),
    down: css({ ...badge, color: theme.colors.success.text }),
    aside: css({
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
      // The name of the service needs the room; the tooltip has the amounts and times.
      [`@container ${SERVICE_CELL} (max-width: 640px)`]: { display: 'none' },
    }),
  };
}
