import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { locationService, useChromeHeaderHeight } from '@grafana/runtime';
import type { SceneComponentProps } from '@grafana/scenes';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import React, { lazy, Suspense } from 'react';
import { useLocation } from 'react-router';
import { useFavorites } from 'scenes/favorites/useFavorites';
import { isPlainClick } from 'scenes/links/ExplorerLink';
import { buildExplorerHref, buildExplorerPath } from 'scenes/links/explorerUrl';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { DataState } from './DataState';
import type { ProfilesExplorer } from './ProfilesExplorer';
import { Selectors } from './Selectors';
import { findView, VIEWS } from './views';

const HeaderTools = lazy(() => import(/* webpackChunkName: "header-tools" */ './header/HeaderTools'));
const FavoritesAlert = lazy(() => import(/* webpackChunkName: "header-tools" */ 'scenes/favorites/FavoritesAlert'));

export function ExplorerRenderer({ model }: SceneComponentProps<ProfilesExplorer>): React.JSX.Element {
  const styles = useStyles2(getStyles, useChromeHeaderHeight() ?? 0);
  const { explorationType, timePicker, refreshPicker, body, loadError } = model.useState();
  const { problem } = useFavorites();
  const { search } = useLocation();

  return (
    <div className={styles.page} data-testid="explorer">
      <h1 className={styles.heading}>{findView(explorationType).label}</h1>
      <div className={styles.header}>
        <TabsBar hideBorder className={styles.tabs}>
          {VIEWS.map((view) => {
            const changes = { explorationType: view.type };
            return (
              <Tab
                key={view.type}
                label={view.icon ? '' : view.label}
                icon={view.icon}
                aria-label={view.label}
                title={view.description}
                active={view.type === explorationType}
                href={buildExplorerHref(search, changes)}
                onChangeTab={(event) => {
                  if (isPlainClick(event)) {
                    event.preventDefault();
                    // The view that is open is no step, and back must not lead to itself.
                    if (view.type !== explorationType) {
                      locationService.push(buildExplorerPath(locationService.getLocation().search, changes));
                    }
                  }
                }}
              />
            );
          })}
        </TabsBar>
        <div className={styles.tools}>
          <div className={styles.tools} data-testid="grafana-pickers">
            {!findView(explorationType).hasTwoSides && <timePicker.Component model={timePicker} />}
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
        <Selectors explorer={model} view={findView(explorationType)} />
      </div>
      {problem && (
        <Suspense fallback={null}>
          <FavoritesAlert problem={problem} />
        </Suspense>
      )}
      {loadError ? (
        <ErrorMessage error={loadError} onRetry={() => model.retryView()} />
      ) : (
        <DataState explorer={model}>
          {body ? <body.Component model={body} /> : <StateMessage kind="loading" title="Loading the view" />}
        </DataState>
      )}
    </div>
  );
}

function getStyles(
  theme: GrafanaTheme2,
  chromeHeightPx: number,
): Record<'page' | 'heading' | 'header' | 'tabs' | 'tools' | 'icons' | 'selectors', string> {
  return {
    page: css({ display: 'flex', flexDirection: 'column', minHeight: '100%', padding: theme.spacing(0, 2, 2) }),
    // For those who listen; for the eye the tab says it.
    heading: css({ position: 'absolute', width: 1, height: 1, margin: 0, overflow: 'hidden', clipPath: 'inset(50%)' }),
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
      // Wide enough to cover what scrolls below the page's padding.
      margin: theme.spacing(0, -2),
      padding: theme.spacing(1, 2, 0),
    }),
    tabs: css({ minWidth: 0, maxWidth: '100%' }),
    tools: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      paddingBlock: theme.spacing(0.5),
    }),
    // As wide as three icons, so that nothing moves when they come.
    icons: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 80, minHeight: 32 }),
    selectors: css({ paddingBottom: theme.spacing(1) }),
  };
}
