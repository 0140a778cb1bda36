import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Icon, Link, useStyles2 } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router-dom-v5-compat';
import { sidebarWidthPx, topBarHeightPx } from './layout';

/** Draws the navigation tree that the server sends: one section per entry, with its pages below. */
export function Sidebar(): React.ReactElement {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  return (
    <nav aria-label="Navigation" className={styles.bar}>
      <ul className={styles.list}>
        {config.bootData.navTree
          .flatMap((section) => [section, ...(section.children ?? [])])
          .map((item) => (
            <li key={item.id ?? item.text}>
              <Link
                href={item.url ?? '/'}
                className={cx(styles.link, pathname === item.url && styles.active, !item.icon && styles.nested)}
                aria-current={pathname === item.url ? 'page' : undefined}
              >
                {item.icon && <Icon name={item.icon} size="lg" />} {item.text}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'bar' | 'list' | 'link' | 'active' | 'nested', string> {
  return {
    bar: css({
      position: 'fixed',
      inset: `${topBarHeightPx}px auto 0 0`,
      zIndex: theme.zIndex.sidemenu,
      width: sidebarWidthPx,
      overflowY: 'auto',
      background: theme.colors.background.primary,
      borderRight: `1px solid ${theme.colors.border.weak}`,
    }),
    list: css({ listStyle: 'none', padding: theme.spacing(1) }),
    link: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.75, 1),
      borderRadius: theme.shape.radius.default,
      color: theme.colors.text.secondary,
      '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
    }),
    active: css({ background: theme.colors.action.selected, color: theme.colors.text.primary }),
    nested: css({ paddingLeft: theme.spacing(5) }),
  };
}
