import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** Styles that finished filters share with the one being written. */
export function getChipStyles(theme: GrafanaTheme2) {
  const text = { maxWidth: 220, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre' } as const;
  return {
    chip: css({
      display: 'inline-flex',
      alignItems: 'center',
      flexWrap: 'wrap',
      maxWidth: '100%',
      border: `1px solid ${theme.colors.border.medium}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      lineHeight: '22px',
    }),
    label: css({ ...text, padding: theme.spacing(0, 0.75), fontWeight: theme.typography.fontWeightMedium }),
    button: css({
      display: 'inline-flex',
      alignItems: 'center',
      border: 'none',
      background: 'transparent',
      font: 'inherit',
      color: theme.colors.text.primary,
      padding: theme.spacing(0, 0.75),
      minWidth: 22,
      minHeight: 22,
      justifyContent: 'center',
      borderRadius: theme.shape.radius.default,
      '&:hover': { background: theme.colors.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -1 },
    }),
    values: css({
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
      minWidth: 0,
      '[data-single="true"] &': { flexWrap: 'nowrap' },
    }),
    value: css({ ...text, padding: theme.spacing(0, 0.5), background: theme.colors.background.canvas }),
  };
}
