import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { useChromeHeaderHeight } from '@grafana/runtime';
import type { SceneComponentProps } from '@grafana/scenes';
import { useStyles2 } from '@grafana/ui';
import { DrawerPlace } from 'components/drawer/DrawerPlace';
import { ShareLinkContext } from 'components/ShareLink';
import { StateMessage } from 'components/StateMessage';
import { useFavorites } from 'favorites/useFavorites';
import React, { lazy, Suspense, useCallback, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { buildHref } from 'scenes/links/buildHref';
import { FILES_PATH } from 'scenes/links/explorePath';
import { ExplorerUrlContext } from 'scenes/links/useExplorerLink';
import type { UrlPatch, ViewType } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { DataState } from './DataState';
import { getShareUrl } from './header/getShareUrl';
import { ViewTabs } from './header/ViewTabs';
import { LinkProblems } from './LinkProblems';
import { LoadFailure } from './LoadFailure';
import type { ProfilesExplorer } from './ProfilesExplorer';
import { Selectors } from './Selectors';
import { findView } from './views';

const HeaderTools = lazy(() => import(/* webpackChunkName: "header-tools" */ './header/HeaderTools'));
const FavoritesAlert = lazy(() => import(/* webpackChunkName: "header-tools" */ 'favorites/FavoritesAlert'));

export function ExplorerRenderer({ model }: SceneComponentProps<ProfilesExplorer>): React.JSX.Element {
  const styles = useStyles2(getStyles, useChromeHeaderHeight() ?? 0);
  const header = useRef<HTMLDivElement>(null);
  const { view: viewType, timePicker, refreshPicker, body, loadError } = model.useState();
  const { problem } = useFavorites();
  const { url } = model;
  const getLink = useCallback(() => getShareUrl(model), [model]);
  // Draws the tabs' links again when the rest of the URL changes.
  useLocation();
  const navigate = useNavigate();

  return (
    <ExplorerUrlContext.Provider value={url}>
      <ShareLinkContext.Provider value={getLink}>
        <div className={styles.page} data-testid="explorer">
          <h1 className={styles.unseen}>{findView(viewType).label}</h1>
          <div ref={header} className={styles.header}>
            <ViewTabs
              active={viewType}
              hasTrace={url.get('traceIds').length > 0}
              getHref={(tab) =>
                tab === 'files' ? locationUtil.assureBaseUrl(FILES_PATH) : buildHref(url, openView(url, tab))
              }
              onOpen={(tab) => (tab === 'files' ? navigate(FILES_PATH) : url.set(openView(url, tab)))}
            />
            <div className={styles.tools}>
              <div className={styles.pickers} data-testid="grafana-pickers">
                {!findView(viewType).hasTwoSides && <timePicker.Component model={timePicker} />}
                <refreshPicker.Component model={refreshPicker} />
              </div>
              <div className={styles.icons}>
                <Suspense fallback={null}>
                  <HeaderTools explorer={model} />
                </Suspense>
              </div>
            </div>
          </div>
          <div className={styles.selectors}>
            <Selectors explorer={model} view={findView(viewType)} />
          </div>
          <LinkProblems url={url} />
          {problem && (
            <Suspense fallback={null}>
              <FavoritesAlert problem={problem} />
            </Suspense>
          )}
          {loadError !== undefined ? (
            <LoadFailure
              detail={loadError}
              onRetry={() => model.retryView()}
              onReload={() => window.location.reload()}
            />
          ) : (
            <DrawerPlace header={header}>
              <DataState explorer={model}>
                {body ? <body.Component model={body} /> : <StateMessage kind="loading" title="Loading the view" />}
              </DataState>
            </DrawerPlace>
          )}
        </div>
      </ShareLinkContext.Provider>
    </ExplorerUrlContext.Provider>
  );
}

/** A view without what belongs to the last one. The trace's own tab is there for the trace that the URL names. */
function openView(url: UrlState, view: ViewType): UrlPatch {
  return view === 'trace' ? { view, traceIds: url.get('traceIds') } : { view };
}

type StyleName = 'page' | 'unseen' | 'header' | 'tools' | 'pickers' | 'icons' | 'selectors';

function getStyles(theme: GrafanaTheme2, chromeHeightPx: number): Record<StyleName, string> {
  const narrow = theme.breakpoints.down('sm');
  const line = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) } as const;
  return {
    page: css({ display: 'flex', flexDirection: 'column', minHeight: '100%', padding: theme.spacing(0, 2, 2) }),
    // For those who listen; for the eye the tab says it.
    unseen: css({ position: 'absolute', width: 1, height: 1, margin: 0, overflow: 'hidden', clipPath: 'inset(50%)' }),
    header: css({
      position: 'sticky',
      top: chromeHeightPx,
      zIndex: theme.zIndex.navbarFixed - 2,
      background: theme.colors.background.canvas,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      containerType: 'inline-size',
      // Wide enough to cover what scrolls below the page's padding.
      margin: theme.spacing(0, -2),
      padding: theme.spacing(1, 2, 0),
      // It would take a tenth of a small screen, always.
      [narrow]: { position: 'static', gap: theme.spacing(1), paddingBottom: theme.spacing(1) },
    }),
    tools: css({
      ...line,
      paddingBlock: theme.spacing(0.5),
      [narrow]: { display: 'contents' },
    }),
    pickers: css({ ...line, [narrow]: { order: 1, flexBasis: '100%' } }),
    // As wide as three icons, so that nothing moves when they come.
    icons: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 80, minHeight: 32 }),
    selectors: css({ paddingBottom: theme.spacing(0.5) }),
  };
}
