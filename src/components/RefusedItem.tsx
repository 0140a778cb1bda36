import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Menu, type MenuItemProps, useStyles2 } from '@grafana/ui';
import React from 'react';

interface RefusedItemProps extends Pick<MenuItemProps, 'label' | 'icon' | 'role' | 'ariaChecked' | 'className'> {
  readonly reason: string;
}

/**
 * An item of a menu that cannot be chosen now, with why. Arrow keys pass over Grafana's own disabled items, so that nobody at a
 * keyboard would hear the reason: this one takes the focus, and keeps the menu open.
 */
export function RefusedItem({ reason, className, ...item }: RefusedItemProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <Menu.Item
      {...item}
      ref={markRefused}
      className={cx(styles.item, className)}
      description={reason}
      // A click that gets through closes the menu.
      onClick={(event) => event.stopPropagation()}
    />
  );
}

function markRefused(element: HTMLElement | null): void {
  element?.setAttribute('aria-disabled', 'true');
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ color: theme.colors.text.disabled, cursor: 'not-allowed' }),
});
