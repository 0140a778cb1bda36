import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import { describeMissing } from 'profile/series/change/describeMissing';
import type { MissingTime } from 'profile/series/change/judgeMissing';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import React from 'react';

interface MissingBadgeProps {
  readonly missing: MissingTime;
  readonly range: TimeRangeMs;
  readonly formatTime: (timeMs: number) => string;
}

/** "no data since 15:08", in the colour of what is neither good nor bad; nothing where hardly anything is missing. */
export function MissingBadge({ missing, range, formatTime }: MissingBadgeProps): React.JSX.Element | undefined {
  const styles = useStyles2(getStyles);
  const text = describeMissing(missing, range, formatTime);
  return (
    text && (
      <Tooltip content={text.long}>
        <span className={styles.badge} data-testid="missing" tabIndex={0}>
          {text.short}
        </span>
      </Tooltip>
    )
  );
}

function getStyles(theme: GrafanaTheme2): Record<'badge', string> {
  return {
    badge: css({
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    }),
  };
}
