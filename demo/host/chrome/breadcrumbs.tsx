import type { NavModelItem } from '@grafana/data';
import { config } from '@grafana/runtime';
import React, { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom-v5-compat';

export interface Crumb {
  text: string;
  url?: string;
}

interface PageNavigation {
  /** The name that the current page gives itself; undefined if it gives none. */
  pageNav: NavModelItem | undefined;
  setPageNav: (pageNav: NavModelItem | undefined) => void;
}

export const PageNavigationContext = createContext<PageNavigation>({
  pageNav: undefined,
  setPageNav: () => undefined,
});

/** Keeps its state out of App, so that a page which changes its name does not draw everything again. */
export function PageNavigationProvider({ children }: { children: ReactNode }): React.ReactElement {
  const [pageNav, setPageNav] = useState<NavModelItem>();
  const navigation = useMemo(() => ({ pageNav, setPageNav }), [pageNav]);
  return <PageNavigationContext.Provider value={navigation}>{children}</PageNavigationContext.Provider>;
}

/** Lists the home page, the place in the navigation tree, then the parents of the page and the page itself. */
export function useBreadcrumbs(): Crumb[] {
  const { pathname } = useLocation();
  const { pageNav } = useContext(PageNavigationContext);
  const section = findSection(config.bootData.navTree, pathname);
  const crumbs: Crumb[] = [{ text: 'Home', url: '/' }, ...section];
  const ofPage: Crumb[] = [];
  for (let item = pageNav; item; item = item.parentItem) {
    ofPage.unshift({ text: item.text, url: item.url });
  }
  return [...crumbs, ...ofPage.filter(({ text }) => !crumbs.some((crumb) => crumb.text === text))];
}

function findSection(items: readonly NavModelItem[], pathname: string): Crumb[] {
  for (const { text, url, children = [] } of items) {
    const below = findSection(children, pathname);
    if (below.length > 0) {
      return [{ text, url }, ...below];
    }
    if (url !== undefined && url !== '/' && (pathname === url || pathname.startsWith(`${url}/`))) {
      return [{ text, url }];
    }
  }
  return [];
}
