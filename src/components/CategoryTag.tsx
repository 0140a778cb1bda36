import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Category } from 'profile/names/categoryRules';
import React from 'react';

/** Whose code a function is, as a word in a frame; own code stands out. */
export function CategoryTag({ category }: { readonly category: Category }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.tag} data-category={category}>
      {category}
    </span>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'tag', string> {
  return {
    tag: css({
      padding: theme.spacing(0, 0.5),
      border: `1px solid ${theme.colors.border.medium}`,
      borderRadius: theme.shape.radius.default,
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      lineHeight: 1.4,
      '&[data-category="own"]': { color: theme.colors.text.primary, borderColor: theme.colors.border.strong },
    }),
  };
}
