import { type AppRootProps, PageLayoutType } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { ErrorBoundaryAlert } from '@grafana/ui';
import { lazyComponent } from 'components/lazyComponent';
import { StateMessage } from 'components/StateMessage';
import { isRefused } from 'grafana/access';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React, { useMemo, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { useSelection } from 'scenes/explorerUrl';
import { EXPLORE_PATH, FILES_PATH } from 'scenes/links/explorePath';
import { FilesRoute } from './FilesRoute';
import { ProfilesExplorer } from './ProfilesExplorer';
import { findView } from './views';

export default function App(_props: AppRootProps): React.JSX.Element {
  return (
    <ErrorBoundaryAlert title="Profiles Drilldown stopped working on this page" style="page">
      <Routes>
        <Route path="explore" element={isRefused(QUERY_ACTION) ? <NotPermitted /> : <ExplorePage />} />
        <Route path="files" element={<FilesRoute />} />
        <Route path="ad-hoc" element={<Navigate to={FILES_PATH} replace />} />
        <Route path="github-callback" element={<GithubCallback />} />
        <Route path="*" element={<Navigate to={EXPLORE_PATH} replace />} />
      </Routes>
    </ErrorBoundaryAlert>
  );
}

/**
 * `includes` of plugin.json requires the same permission. Grafana checks it before it loads the page, but only for the
 * exact address.
 */
const QUERY_ACTION = 'datasources:query';

function NotPermitted(): React.JSX.Element {
  return (
    <PluginPage layout={PageLayoutType.Custom}>
      <StateMessage kind="empty" title="You may not query data sources in this Grafana">
        Profiles are read through a Pyroscope data source. An administrator can give you the role Viewer, or a role with
        the permission {QUERY_ACTION}.
      </StateMessage>
    </PluginPage>
  );
}

/** Page to which GitHub leads back after its login, in a window of its own. */
const GithubCallback = lazyComponent('', () => import(/* webpackChunkName: "github-callback" */ './GithubCallback'));

function ExplorePage(): React.JSX.Element {
  const [explorer] = useState(() => new ProfilesExplorer());
  const { view } = explorer.useState();
  const { serviceName } = useSelection(explorer);
  const { label, hasService } = findView(view);
  // Grafana makes the title of the browser's tab of it.
  const title = hasService && serviceName !== '' ? `${label} - ${formatFunctionName(serviceName)}` : label;
  const pageNav = useMemo(() => ({ text: title }), [title]);
  return (
    <PluginPage layout={PageLayoutType.Custom} pageNav={pageNav}>
      <explorer.Component model={explorer} />
    </PluginPage>
  );
}
