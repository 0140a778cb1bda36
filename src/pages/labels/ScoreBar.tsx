import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatShare } from 'profile/format/formatNumber';
import React from 'react';

/** Small bar that shows how much of the differences a label explains, 0 to 1. Empty if undefined. */
export function ScoreBar({ score }: { readonly score: number | undefined }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const text = score === undefined ? 'Not compared yet' : `Explains ${formatShare(score)} of the differences`;
  return (
    <span className={styles.track} role="img" aria-label={text} title={text}>
      <span className={styles.fill} style={{ width: `${Math.round((score ?? 0) * 100)}%` }} />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  track: css({
    display: 'inline-block',
    width: 32,
    height: 6,
    flexShrink: 0,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    overflow: 'hidden',
    verticalAlign: 'middle',
  }),
  fill: css({ display: 'block', height: '100%', background: theme.colors.primary.main }),
});
