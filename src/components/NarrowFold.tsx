import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useSyncExternalStore } from 'react';

interface NarrowFoldProps {
  /** What is folded away, or as much of it as one must know: nothing is hidden silently. */
  readonly summary: string;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** On a phone: opens and closes controls that would push what the page is about out of sight. Elsewhere it is not there. */
export function NarrowFold({ summary, isOpen, onOpen }: NarrowFoldProps): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  if (!useIsNarrow()) {
    return null;
  }
  return (
    <button type="button" className={styles.button} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
      <Icon name={isOpen ? 'angle-up' : 'angle-down'} />
      <span className={styles.text}>{summary}</span>
    </button>
  );
}

function useIsNarrow(): boolean {
  const query = useTheme2().breakpoints.down('sm').replace('@media ', '');
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

interface FoldedStyle {
  readonly '&[data-folded="true"]': { readonly display: 'none' };
}

/** Of what a fold opens: absent on a phone while `data-folded` is "true". */
export function getFoldedStyle(theme: GrafanaTheme2): Record<string, FoldedStyle> {
  return { [theme.breakpoints.down('sm')]: { '&[data-folded="true"]': { display: 'none' } } };
}

function getStyles(theme: GrafanaTheme2): Record<'button' | 'text', string> {
  return {
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
    // As many lines as it takes: a filter that is cut is hidden.
    text: css({ minWidth: 0, overflowWrap: 'anywhere', lineHeight: '20px' }),
  };
}
