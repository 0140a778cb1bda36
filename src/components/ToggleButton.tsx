import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, type ButtonProps, useStyles2 } from '@grafana/ui';
import React from 'react';

type ToggleButtonProps = ButtonProps & { readonly isOn: boolean };

/** A small button that is on or off. On, it keeps its colour below the pointer: Grafana's lighter one makes small letters hard to read. */
export function ToggleButton({ isOn, ...props }: ToggleButtonProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <Button
      {...props}
      size="sm"
      variant={isOn ? 'primary' : 'secondary'}
      fill={isOn ? 'solid' : 'outline'}
      aria-pressed={isOn}
      className={isOn ? styles.on : undefined}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  on: css({ '&&:hover, &&:focus': { background: theme.colors.primary.main } }),
});
