import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import { describeMissing } from 'profile/series/change/describeMissing';
import type { MissingTime } from 'profile/series/change/judgeMissing';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import React from 'react';
import { quietText } from './styles';

interface MissingBadgeProps {
  readonly missing: MissingTime;
  readonly range: TimeRangeMs;
  readonly formatTime: (timeMs: number) => string;
}

/**
 * Badge such as "no data since 15:08", in a neutral colour; nothing if hardly anything is missing. Without enough room
 * only the sign is shown, with the text in its tooltip.
 */
export function MissingBadge({ missing, range, formatTime }: MissingBadgeProps): React.JSX.Element | undefined {
  const styles = useStyles2(getStyles);
  const text = describeMissing(missing, range, formatTime);
  return (
    text && (
      <Tooltip content={text.long}>
        <span className={styles.badge} data-testid="missing" role="img" aria-label={text.long} tabIndex={0}>
          <Icon name="clock-nine" size="sm" className={styles.icon} />
          <span className={styles.words}>{text.short}</span>
        </span>
      </Tooltip>
    )
  );
}

const LINE_PX = 20;

const getStyles = (theme: GrafanaTheme2) => ({
  // Words that do not fit beside the sign wrap to a second line, which is hidden.
  badge: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(0.5),
    verticalAlign: 'bottom',
    // Shrinks before the text that it belongs to.
    flexShrink: 99,
    minWidth: 16,
    height: LINE_PX,
    lineHeight: `${LINE_PX}px`,
    overflow: 'hidden',
    ...quietText(theme),
    whiteSpace: 'nowrap',
  }),
  icon: css({ height: LINE_PX }),
  // Hidden words would still cut the title beside them.
  words: css({ '@container (max-width: 640px)': { display: 'none' } }),
});
