import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Category } from 'profile/names/categoryRules';
import React from 'react';
import { quietText } from './styles';

interface CategoryTagProps {
  readonly category: Category;
  /** Categories that the function has in other places, if they differ. */
  readonly elsewhere?: Category | undefined;
}

/** Word in a frame that says whose code a function is; own code stands out, and a broken frame marks a question. */
export function CategoryTag({ category, elsewhere }: CategoryTagProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.tag} data-category={category} title={describe(category, elsewhere)}>
      {category}
      {elsewhere && <span aria-label={`, in other places ${elsewhere}`}>+</span>}
    </span>
  );
}

function describe(category: Category, elsewhere: Category | undefined): string | undefined {
  if (elsewhere) {
    return `Mostly ${category}; in other places of the call tree ${elsewhere}`;
  }
  return category === 'unknown'
    ? 'The name, stacks and files do not tell whose code this is. Set it under “Edit code categories…”.'
    : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  tag: css({
    padding: theme.spacing(0, 0.5),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    ...quietText(theme),
    lineHeight: 1.4,
    '&[data-category="own"]': { color: theme.colors.text.primary, borderColor: theme.colors.border.strong },
    '&[data-category="unknown"]': { borderStyle: 'dashed' },
  }),
});
