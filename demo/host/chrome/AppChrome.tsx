import './chrome.css';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { type ReactNode, useEffect, useState } from 'react';
import { useBreadcrumbs } from './breadcrumbs';
import { sidebarWidthPx, topBarHeightPx } from './layout';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';

const wideQuery = '(min-width: 1200px)';

/** Draws top bar, sidebar and page. As in Grafana, the document scrolls. */
export function AppChrome({ children }: { children: ReactNode }): React.ReactElement {
  const styles = useStyles2(getStyles);
  const [isSidebarOpen, setSidebarOpen] = useState(() => window.matchMedia(wideQuery).matches);
  useDocumentTheme();
  useDocumentTitle();
  return (
    <>
      <a className="visually-hidden-focusable sr-only" href="#pageContent">
        Skip to main content
      </a>
      <TopBar isSidebarOpen={isSidebarOpen} onToggleSidebar={() => setSidebarOpen(!isSidebarOpen)} />
      {isSidebarOpen && <Sidebar />}
      <main id="pageContent" className={isSidebarOpen ? `${styles.page} ${styles.besideSidebar}` : styles.page}>
        {children}
      </main>
    </>
  );
}

/** Sets the title from the page outwards: `All services - Profiles Drilldown - Grafana`. */
function useDocumentTitle(): void {
  const pages = useBreadcrumbs().filter(
    ({ text, url }, index, all) => text !== 'Home' && (url || index === all.length - 1),
  );
  const title = [...pages.map(({ text }) => text).reverse(), 'Grafana'].join(' - ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

function useDocumentTheme(): void {
  const { name, isLight } = useTheme2();
  useEffect(() => {
    document.body.classList.toggle('theme-light', isLight);
    document.body.classList.toggle('theme-dark', !isLight);
  }, [name, isLight]);
}

function getStyles(theme: GrafanaTheme2): Record<'page' | 'besideSidebar', string> {
  return {
    page: css({
      display: 'flex',
      flexDirection: 'column',
      minHeight: '100vh',
      paddingTop: topBarHeightPx,
      background: theme.colors.background.canvas,
    }),
    besideSidebar: css({ [theme.breakpoints.up('lg')]: { paddingLeft: sidebarWidthPx } }),
  };
}
