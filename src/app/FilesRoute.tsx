import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil, PageLayoutType } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import type { PageShortcut } from 'components/shortcuts/pageShortcuts';
import { StateMessage } from 'components/StateMessage';
import React, { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router-dom';
import { EXPLORE_PATH, FILES_PATH } from 'scenes/links/explorePath';
import { buildViewSearch } from 'url/buildViewSearch';
import type { PlaceType } from 'url/parameters';
import { useShortcuts } from './header/useShortcuts';
import { ViewTabs } from './header/ViewTabs';

const FilesPage = lazy(() => import(/* webpackChunkName: "page-files" */ 'pages/files/FilesPage'));

/** All keys are those of the flame graph. */
const NO_OTHER_KEYS: readonly PageShortcut[] = [];

const PAGE_NAV = { text: 'Files' };

/** The page for files. It needs no data source, and asks none. */
export function FilesRoute(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  useShortcuts(NO_OTHER_KEYS);
  const getPath = (tab: PlaceType) => (tab === 'files' ? FILES_PATH : `${EXPLORE_PATH}?${buildViewSearch(tab)}`);
  return (
    <PluginPage layout={PageLayoutType.Custom} pageNav={PAGE_NAV}>
      <div className={styles.page}>
        <div className={styles.tabs}>
          <ViewTabs
            active="files"
            getHref={(tab) => locationUtil.assureBaseUrl(getPath(tab))}
            onOpen={(tab) => navigate(getPath(tab))}
          />
        </div>
        <Suspense fallback={<StateMessage kind="loading" title="Loading the page" />}>
          <FilesPage />
        </Suspense>
      </div>
    </PluginPage>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'page' | 'tabs', string> {
  return {
    tabs: css({ display: 'flex', minWidth: 0 }),
    page: css({ display: 'flex', flexDirection: 'column', minHeight: '100%', padding: theme.spacing(1, 2, 2) }),
  };
}
