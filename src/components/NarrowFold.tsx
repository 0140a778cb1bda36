import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

interface NarrowFoldProps {
  /** Summary of the folded content, with everything one must know: nothing is hidden silently. */
  readonly summary: string;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** On a narrow page, folds and unfolds controls that would push the content out of sight. */
export function NarrowFold({ summary, isOpen, onOpen }: NarrowFoldProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <button type="button" className={styles.button} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
      <Icon name={isOpen ? 'angle-up' : 'angle-down'} />
      <span className={styles.text}>{summary}</span>
    </button>
  );
}

/** Style of folded content, which is hidden while `data-folded` is "true". */
export const FOLDED_STYLE = { '&[data-folded="true"]': { display: 'none' } } as const;

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    minHeight: 32,
    marginTop: theme.spacing(0.5),
    padding: theme.spacing(0.25, 1),
    textAlign: 'start',
    color: theme.colors.text.primary,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  // As many lines as needed: a filter that is cut would be hidden.
  text: css({ minWidth: 0, overflowWrap: 'anywhere', lineHeight: '20px' }),
});
