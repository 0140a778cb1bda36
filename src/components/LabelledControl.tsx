import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import { COLUMN } from './styles';

interface LabelledControlProps {
  readonly label: string;
  /** A warning about the value, shown as a sign with a tooltip. */
  readonly warning?: string;
  /** A note about the value, shown as a smaller sign with a tooltip. */
  readonly note?: string;
  /** Draws the control under the id that the label points to. */
  readonly children: (id: string) => React.ReactNode;
}

/** A control with its name above it. */
export function LabelledControl({ label, warning, note, children }: LabelledControlProps): React.JSX.Element {
  const id = useId();
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {warning && (
          <Tooltip content={warning}>
            <Icon name="exclamation-triangle" className={styles.warning} aria-label={warning} tabIndex={0} />
          </Tooltip>
        )}
        {note && (
          <Tooltip content={note}>
            <Icon name="info-circle" size="sm" className={styles.note} aria-label={note} tabIndex={0} />
          </Tooltip>
        )}
      </label>
      {children(id)}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ ...COLUMN, maxWidth: '100%' }),
  label: css({
    display: 'flex',
    gap: theme.spacing(0.5),
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    lineHeight: '16px',
    paddingBottom: theme.spacing(0.25),
  }),
  warning: css({ color: theme.colors.warning.text }),
  note: css({ color: theme.colors.text.secondary }),
});
