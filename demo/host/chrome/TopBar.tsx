import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Link, ToolbarButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { useBreadcrumbs } from './breadcrumbs';
import { topBarHeightPx } from './layout';
import { useThemeSwitch } from './themeSwitch';

interface TopBarProps {
  isSidebarOpen: boolean;
  onToggleSidebar: () => void;
}

export function TopBar({ isSidebarOpen, onToggleSidebar }: TopBarProps): React.ReactElement {
  const styles = useStyles2(getStyles);
  const { isLight, toggle } = useThemeSwitch();
  return (
    <header className={styles.bar}>
      <ToolbarButton
        icon="bars"
        narrow
        aria-expanded={isSidebarOpen}
        tooltip={isSidebarOpen ? 'Close menu' : 'Open menu'}
        onClick={onToggleSidebar}
      />
      <Breadcrumbs />
      <ToolbarButton icon="adjust-circle" narrow tooltip={isLight ? 'Dark theme' : 'Light theme'} onClick={toggle} />
    </header>
  );
}

function Breadcrumbs(): React.ReactElement {
  const styles = useStyles2(getStyles);
  const crumbs = useBreadcrumbs();
  return (
    <nav aria-label="Breadcrumbs" className={styles.crumbs}>
      <ol className={styles.list}>
        {crumbs.map(({ text, url }, index) => (
          <li key={`${index} ${text}`} className={styles.crumb}>
            {url === undefined || index === crumbs.length - 1 ? (
              <span aria-current={index === crumbs.length - 1 ? 'page' : undefined}>{text}</span>
            ) : (
              <Link href={url}>{text}</Link>
            )}
            {index < crumbs.length - 1 && <span aria-hidden> › </span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'bar' | 'crumbs' | 'list' | 'crumb', string> {
  return {
    bar: css({
      position: 'fixed',
      inset: '0 0 auto 0',
      zIndex: theme.zIndex.navbarFixed,
      height: topBarHeightPx,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0, 1),
      background: theme.colors.background.primary,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    crumbs: css({ flex: 1, minWidth: 0 }),
    list: css({ display: 'flex', listStyle: 'none', overflow: 'hidden' }),
    crumb: css({
      whiteSpace: 'pre',
      color: theme.colors.text.secondary,
      '&:last-child': { color: theme.colors.text.primary },
    }),
  };
}
