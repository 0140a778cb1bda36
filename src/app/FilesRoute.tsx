import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil, PageLayoutType } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import { lazyComponent } from 'components/lazyComponent';
import { COLUMN } from 'components/styles';
import React from 'react';
import { useNavigate } from 'react-router-dom';
import { EXPLORE_PATH, FILES_PATH } from 'scenes/links/explorePath';
import { buildViewSearch } from 'url/buildViewSearch';
import type { PlaceType } from 'url/parameters';
import { ViewTabs } from './header/ViewTabs';

const FilesKeys = lazyComponent('', () => import(/* webpackChunkName: "files-keys" */ './header/FilesKeys'));
const FilesPage = lazyComponent(
  'Loading the page',
  () => import(/* webpackChunkName: "page-files" */ 'pages/files/FilesPage'),
);

const PAGE_NAV = { text: 'Files' };

/** The page for files. It needs no data source, and asks none. */
export function FilesRoute(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const getPath = (tab: PlaceType) => (tab === 'files' ? FILES_PATH : `${EXPLORE_PATH}?${buildViewSearch(tab)}`);
  return (
    <PluginPage layout={PageLayoutType.Custom} pageNav={PAGE_NAV}>
      <div className={styles.page}>
        <div className={styles.header}>
          <ViewTabs
            active="files"
            getHref={(tab) => locationUtil.assureBaseUrl(getPath(tab))}
            onOpen={(tab) => navigate(getPath(tab))}
          />
          <div className={styles.icons}>
            <FilesKeys />
          </div>
        </div>
        <FilesPage />
      </div>
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ ...COLUMN, minHeight: '100%', padding: theme.spacing(1, 2, 2) }),
  header: css({
    display: 'flex',
    minWidth: 0,
    alignItems: 'center',
    gap: theme.spacing(1),
    containerType: 'inline-size',
  }),
  // As wide as its icon, so that nothing moves when it loads.
  icons: css({ minWidth: 24 }),
});
