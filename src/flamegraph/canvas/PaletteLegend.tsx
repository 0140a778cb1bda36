import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { FramePalette } from './FramePalette';

interface PaletteLegendProps {
  readonly palette: FramePalette;
}

/** Explains the colours; nothing where they only tell neighbours apart. */
export function PaletteLegend({ palette }: PaletteLegendProps): React.JSX.Element | undefined {
  const styles = useStyles2(getStyles);
  const labelled = palette.styles.filter(({ label }) => label !== undefined);
  if (labelled.length === 0) {
    return undefined;
  }
  return (
    <ul className={styles.list} aria-label="Colours">
      {labelled.map(({ fill, text, sign, label }) => (
        <li key={label} className={styles.item}>
          <span className={styles.swatch} style={{ background: fill, color: text }} aria-hidden>
            {sign}
          </span>
          {label}
        </li>
      ))}
    </ul>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'list' | 'item' | 'swatch', string> {
  return {
    list: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1.5),
      margin: 0,
      listStyle: 'none',
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
    item: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
    swatch: css({ width: 16, height: 16, lineHeight: '16px', fontSize: 11, textAlign: 'center' }),
  };
}
