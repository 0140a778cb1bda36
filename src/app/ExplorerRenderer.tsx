import { css, cx } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, locationUtil } from '@grafana/data';
import { useChromeHeaderHeight } from '@grafana/runtime';
import { type SceneComponentProps, sceneGraph } from '@grafana/scenes';
import { Alert, useStyles2 } from '@grafana/ui';
import { WholeExplorerLink } from 'app/embed/WholeExplorerLink';
import { getShareUrl } from 'app/header/buildShareUrl';
import { ViewTabs } from 'app/header/ViewTabs';
import { DrawerPlace } from 'components/drawer/DrawerPlace';
import { PageAnswers, usePageAnswers } from 'components/drawer/PageAnswers';
import { lazyComponent } from 'components/lazyComponent';
import { ShareLinkContext } from 'components/ShareLink';
import { SnapshotContext } from 'components/SnapshotContext';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, ROW, UNSEEN } from 'components/styles';
import { useFavorites } from 'favorites/useFavorites';
import { buildSnapshotPanel } from 'grafana/dashboardPanel';
import React, { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { FILES_PATH } from 'scenes/links/explorePath';
import { buildHref, ExplorerUrlContext } from 'scenes/links/useExplorerLink';
import { URL_KEYS } from 'url/names';
import type { UrlPatch, ViewType } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { DataState } from './DataState';
import { LoadFailure } from './LoadFailure';
import type { ProfilesExplorer } from './ProfilesExplorer';
import { Selectors } from './Selectors';
import { findView } from './views';

const HeaderTools = lazyComponent('', () => import(/* webpackChunkName: "header-tools" */ './header/HeaderTools'));
const PageDrawer = lazyComponent('', () => import(/* webpackChunkName: "page-drawer" */ 'flamegraph/view/PageDrawer'));
const FavoritesAlert = lazyComponent(
  '',
  () => import(/* webpackChunkName: "header-tools" */ 'favorites/FavoritesAlert'),
);

export function ExplorerRenderer({ model }: SceneComponentProps<ProfilesExplorer>): React.JSX.Element {
  const styles = useStyles2(getStyles, useChromeHeaderHeight() ?? 0, model.embedding !== undefined);
  const header = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { view: viewType, timePicker, refreshPicker, body, loadError, dashboardForm } = model.useState();
  const { problem } = useFavorites();
  const { url, embedding } = model;
  const shown = useRef(body);
  useEffect(() => {
    // The link that led to another view went with the view that it was in: who pressed it hears where that led, and walks on from there.
    if (body && shown.current && shown.current !== body && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
    shown.current = body ?? shown.current;
  }, [body]);
  const Heading = embedding ? 'h2' : 'h1';
  const getLink = useCallback(() => getShareUrl(model), [model]);
  const { isThere } = dashboardForm.useState();
  const offerSnapshot = useCallback(
    (title: string, frame: DataFrame) =>
      dashboardForm.offer({
        panel: buildSnapshotPanel(title, frame),
        range: sceneGraph.getTimeRange(model).state.value.raw,
      }),
    [dashboardForm, model],
  );
  // Draws the tabs' links again when the rest of the URL changes.
  useLocation();
  const navigate = useNavigate();

  return (
    <ExplorerUrlContext.Provider value={url}>
      <ShareLinkContext.Provider value={getLink}>
        <div ref={page} className={styles.page} tabIndex={-1} data-testid="explorer">
          <Heading ref={heading} tabIndex={-1} className={styles.unseen}>
            {findView(viewType).label}
          </Heading>
          <div ref={header} className={styles.header}>
            <ViewTabs
              active={viewType}
              hasTrace={url.get('traceIds').length > 0}
              hasFiles={!embedding}
              getHref={(tab) =>
                tab === 'files' ? locationUtil.assureBaseUrl(FILES_PATH) : buildHref(url, openView(url, tab))
              }
              onOpen={(tab) => (tab === 'files' ? navigate(FILES_PATH) : url.set(openView(url, tab)))}
            />
            <div className={styles.tools}>
              <div
                className={cx(styles.pickers, !findView(viewType).hasTwoSides && styles.ownLine)}
                data-testid="grafana-pickers"
              >
                {!findView(viewType).hasTwoSides && <timePicker.Component model={timePicker} />}
                <refreshPicker.Component model={refreshPicker} />
              </div>
              <div className={styles.icons}>
                {embedding ? (
                  <WholeExplorerLink returnTitle={embedding.returnTitle} />
                ) : (
                  <HeaderTools explorer={model} />
                )}
              </div>
            </div>
          </div>
          <div className={styles.selectors}>
            <Selectors explorer={model} view={findView(viewType)} hasDataSource={!embedding} />
          </div>
          <LinkProblems url={url} />
          {problem && <FavoritesAlert problem={problem} />}
          {loadError !== undefined ? (
            <LoadFailure
              detail={loadError}
              onRetry={() => model.retryView()}
              onReload={() => window.location.reload()}
            />
          ) : (
            <DrawerPlace header={header}>
              <PageAnswers>
                <SnapshotContext.Provider value={isThere ? offerSnapshot : undefined}>
                  <DataState explorer={model}>
                    {body ? <body.Component model={body} /> : <StateMessage kind="loading" title="Loading the view" />}
                  </DataState>
                </SnapshotContext.Provider>
                <LatePageDrawer home={page} />
              </PageAnswers>
            </DrawerPlace>
          )}
          <dashboardForm.Component model={dashboardForm} />
        </div>
      </ShareLinkContext.Provider>
    </ExplorerUrlContext.Provider>
  );
}

/** The page's drawer, whose code comes when a page has something for it that no view of a tree shows. It stays for the focus that it gives back. */
function LatePageDrawer({ home }: { readonly home: RefObject<HTMLElement> }): React.JSX.Element | null {
  const page = usePageAnswers();
  const [wasNeeded, setWasNeeded] = useState(false);
  const isNeeded = wasNeeded || (page !== undefined && page.answers.length > 0 && !page.hasView);
  if (isNeeded && !wasNeeded) {
    setWasNeeded(true);
  }
  return isNeeded ? <PageDrawer home={home} /> : null;
}

/** Opens a view without parameters of the last one. The trace's own tab needs the trace that the URL names. */
function openView(url: UrlState, view: ViewType): UrlPatch {
  return view === 'trace' ? { view, traceIds: url.get('traceIds') } : { view };
}

function getStyles(theme: GrafanaTheme2, chromeHeightPx: number, isEmbedded: boolean) {
  const narrow = theme.breakpoints.down('sm');
  const line = { ...ROW, gap: theme.spacing(1) } as const;
  return {
    page: css({ ...COLUMN, minHeight: '100%', padding: theme.spacing(0, 2, 2), outline: 'none' }),
    // Text for screen readers; on screen the tab says it.
    unseen: css(UNSEEN),
    header: css({
      // In another app's page it is unknown where the header would stick.
      position: isEmbedded ? 'static' : 'sticky',
      top: chromeHeightPx,
      zIndex: theme.zIndex.navbarFixed - 2,
      background: theme.colors.background.canvas,
      ...ROW,
      justifyContent: 'space-between',
      gap: theme.spacing(0, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      containerType: 'inline-size',
      // Wide enough to cover what scrolls below the page's padding.
      margin: theme.spacing(0, -2),
      padding: theme.spacing(1, 2, 0),
      // A sticky header would always take a tenth of a small screen.
      [narrow]: { position: 'static', gap: theme.spacing(1), paddingBottom: theme.spacing(1) },
    }),
    tools: css({ ...line, paddingBlock: theme.spacing(0.5), [narrow]: { display: 'contents' } }),
    pickers: css(line),
    // A refresh button alone stands beside the list of views.
    ownLine: css({ [narrow]: { order: 1, flexBasis: '100%' } }),
    // As wide as three icons, so that nothing moves when they load.
    icons: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 80, minHeight: 32 }),
    selectors: css({ position: 'relative', paddingBottom: theme.spacing(0.5) }),
  };
}

/** Lists the unreadable parts of the link; closing the list removes them from the URL. */
function LinkProblems({ url }: { readonly url: UrlState }): React.JSX.Element | undefined {
  const subscribe = useCallback((onChange: () => void) => url.subscribe(URL_KEYS, onChange), [url]);
  const problems = useSyncExternalStore(subscribe, () => url.getProblems());
  return problems.length === 0 ? undefined : (
    <Alert severity="warning" title="A part of the link cannot be read" onRemove={() => url.forgetProblems()}>
      {problems.map(({ message }) => (
        <div key={message}>{message}</div>
      ))}
    </Alert>
  );
}
