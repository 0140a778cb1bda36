import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import { formatValue } from 'profile/format/formatValue';
import type { SeriesChange } from 'profile/series/change/computeChange';
import { formatChange } from 'profile/series/change/formatChange';
import type { SeriesContext } from 'profile/series/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import React from 'react';

interface ChangeBadgeProps {
  readonly change: SeriesChange;
  readonly averageUnit: SeriesContext['averageUnit'];
  readonly formatTime: (timeMs: number) => string;
}

/** "▲ +490 % (+0.075 cores)". Shown only for changes that are sure; nothing for others. */
export function ChangeBadge({ change, averageUnit, formatTime }: ChangeBadgeProps): React.JSX.Element | undefined {
  const styles = useStyles2(getStyles);
  if (change.kind === 'unknown' || !change.isSure) {
    return undefined;
  }
  const { relative, absolute } = formatChange(change, averageUnit);
  const isUp = change.absolute > 0;
  const describeHalf = (average: number, { fromMs, toMs }: TimeRangeMs): string =>
    `${formatValue(average, averageUnit)} from ${formatTime(fromMs)} to ${formatTime(toMs)}`;
  const before = describeHalf(change.firstAverage, change.first);
  const after = describeHalf(change.secondAverage, change.second);
  return (
    <Tooltip content={`The two halves of the time that has data: ${before}, ${after}`}>
      <span className={isUp ? styles.up : styles.down} data-testid="change" tabIndex={0}>
        {isUp ? '▲' : '▼'} {relative} <span className={styles.absolute}>{absolute}</span>
      </span>
    </Tooltip>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'up' | 'down' | 'absolute', string> {
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
    absolute: css({
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
      // The name of the service needs the room; the tooltip has the amounts.
      [theme.breakpoints.down('sm')]: { display: 'none' },
    }),
  };
}
