import type { GrafanaTheme2 } from '@grafana/data';

/** Lays out children in a row that wraps. */
export const ROW = { display: 'flex', flexWrap: 'wrap', alignItems: 'center' } as const;

export const COLUMN = { display: 'flex', flexDirection: 'column' } as const;

/** Style of a single line that ends in dots if there is no room. */
export const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** Read aloud, and not seen. */
export const UNSEEN = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;

/** Style of secondary text: small and grey. */
export const quietText = (theme: GrafanaTheme2) => ({
  color: theme.colors.text.secondary,
  fontSize: theme.typography.bodySmall.fontSize,
});

export const panelFrame = (theme: GrafanaTheme2) => ({
  background: theme.colors.background.primary,
  border: `1px solid ${theme.colors.border.weak}`,
  borderRadius: theme.shape.radius.default,
});

/** A line at the edge of a panel while something is loading, as `data-loading` says. */
export const progressLine = (theme: GrafanaTheme2) =>
  ({
    position: 'absolute',
    insetInline: 0,
    height: 2,
    '&[data-loading="true"]': { background: theme.colors.primary.main, opacity: 0.7 },
  }) as const;
