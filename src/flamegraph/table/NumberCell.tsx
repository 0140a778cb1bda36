import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { CUT } from 'components/styles';
import React from 'react';

interface NumberCellProps {
  readonly text: string;
  /** All that is known of it, on hover. */
  readonly title?: string;
  /** Length of the bar behind the number, 0 to 1; without it there is no bar. */
  readonly bar?: number;
}

/** One number, to the right, with a bar behind it. */
export function NumberCell({ text, title, bar }: NumberCellProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const style =
    bar === undefined ? undefined : { backgroundSize: `${(Math.min(1, Math.max(0, bar)) * 100).toFixed(2)}% 100%` };
  return (
    <span className={styles.number} title={title} style={style}>
      {text}
    </span>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const bar = theme.isDark ? 'rgba(110, 159, 255, 0.22)' : 'rgba(56, 113, 220, 0.16)';
  return {
    number: css({
      display: 'block',
      padding: '1px 3px 1px 0',
      ...CUT,
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      backgroundImage: `linear-gradient(${bar}, ${bar})`,
      backgroundSize: '0 100%',
      backgroundPosition: 'left center',
      backgroundRepeat: 'no-repeat',
    }),
  };
}
