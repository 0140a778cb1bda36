import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type AmountUnit, formatAmount, hasAmounts } from 'profile/amounts/AmountUnit';
import { formatShare } from 'profile/format/formatShare';
import React from 'react';
import { computeShare, type Denominators, describeShares } from './describeShares';

interface ValueShareProps {
  readonly value: number;
  readonly unit: AmountUnit;
  /** The first one's share stands beside the value, the others are said on hover. */
  readonly denominators: Denominators;
  /** Value and share below each other, for narrow columns. */
  readonly isStacked?: boolean;
}

/** A value, its share, and a bar as long as the share; the share alone where amounts are not known. */
export function ValueShare({ value, unit, denominators, isStacked = false }: ValueShareProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const share = computeShare(value, denominators[0]);
  const percent = `${Math.min(100, Math.max(0, share * 100)).toFixed(2)}%`;
  return (
    <span
      className={styles.box}
      data-stacked={isStacked}
      title={describeShares(value, unit, denominators)}
      style={{ backgroundSize: `${percent} 2px` }}
    >
      {hasAmounts(unit) && <span className={styles.value}>{formatAmount(value, unit, denominators[0].value)}</span>}
      <span className={styles.share}>{formatShare(share)}</span>
    </span>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'box' | 'value' | 'share', string> {
  return {
    box: css({
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      height: '100%',
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
      backgroundImage: `linear-gradient(${theme.colors.primary.border}, ${theme.colors.primary.border})`,
      backgroundPosition: 'left bottom',
      backgroundRepeat: 'no-repeat',
      '&[data-stacked="true"]': {
        flexDirection: 'column',
        alignItems: 'flex-end',
        justifyContent: 'center',
        lineHeight: 1.25,
      },
    }),
    value: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
    share: css({ minWidth: '8ch', textAlign: 'right', color: theme.colors.text.secondary }),
  };
}
