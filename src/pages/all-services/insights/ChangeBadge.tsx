import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import type { SeriesContext } from 'profile/series/change/Series';
import { describeSelection } from 'profile/series/ranges/describeSelection';
import type { SeriesChange } from 'profile/series/services/computeChange';
import { formatChange, formatStretch } from 'profile/series/services/formatChange';
import React from 'react';

interface ChangeBadgeProps {
  readonly change: SeriesChange;
  readonly averageUnit: SeriesContext['averageUnit'];
  readonly formatTime: (timeMs: number) => string;
}

/** "▲ +490 % +0.075 cores since 15:08". Shown only for changes that are sure; nothing for others. */
export function ChangeBadge({ change, averageUnit, formatTime }: ChangeBadgeProps): React.JSX.Element | undefined {
  const styles = useStyles2(getStyles);
  const stretch = change.kind === 'measured' ? change.selection.stretch : undefined;
  if (change.kind === 'unknown' || !stretch) {
    return undefined;
  }
  const { relative, absolute } = formatChange(change, averageUnit);
  const isUp = change.absolute > 0;
  return (
    <Tooltip content={describeSelection(change.selection, averageUnit, formatTime)}>
      <span className={isUp ? styles.up : styles.down} data-testid="change" tabIndex={0}>
        {isUp ? '▲' : '▼'} {relative}{' '}
        <span className={styles.aside}>
          {absolute} {formatStretch(stretch, formatTime)}
        </span>
      </span>
    </Tooltip>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'up' | 'down' | 'aside', string> {
  const badge = {
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  } as const;
  return {
    up: css({ ...badge, color: theme.colors.error.text }),
    down: css({ ...badge, color: theme.colors.success.text }),
    aside: css({
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
      // The name of the service needs the room; the tooltip has the amounts and times.
      [theme.breakpoints.down('sm')]: { display: 'none' },
    }),
  };
}
