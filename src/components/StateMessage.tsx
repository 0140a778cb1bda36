import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, type IconName, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';
import { COLUMN } from './styles';

interface StateMessageProps {
  readonly kind: 'loading' | 'empty' | 'error';
  /** Sentence that describes the state. */
  readonly title: string;
  /** Buttons to try, and the server's own words. */
  readonly children?: React.ReactNode;
  /** Buttons and links of the next step. */
  readonly actions?: React.ReactNode;
}

const ICONS: Record<Exclude<StateMessageProps['kind'], 'loading'>, IconName> = {
  empty: 'info-circle',
  error: 'exclamation-triangle',
};

/** Replaces missing data and says why there are none. */
export function StateMessage({ kind, title, children, actions }: StateMessageProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} role={kind === 'error' ? 'alert' : 'status'}>
      {kind === 'loading' ? <Spinner /> : <Icon name={ICONS[kind]} size="xl" aria-hidden />}
      <div className={styles.title}>{title}</div>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    ...COLUMN,
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(6, 2),
    color: theme.colors.text.primary,
    textAlign: 'center',
  }),
  title: css({ fontSize: theme.typography.h4.fontSize, fontWeight: theme.typography.fontWeightMedium }),
  text: css({ color: theme.colors.text.secondary, maxWidth: '70ch', overflowWrap: 'anywhere' }),
  actions: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: theme.spacing(1),
    maxWidth: '100%',
    marginTop: theme.spacing(1),
  }),
});
