import { PageLayoutType, type AppRootProps } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { useUrlSync } from '@grafana/scenes';
import { ErrorBoundaryAlert } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React, { lazy, Suspense, useMemo, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { EXPLORE_PATH } from 'scenes/links/explorePath';
import { useSelection } from 'scenes/variables/selection';
import { findView } from './views';
import { ProfilesExplorer } from './ProfilesExplorer';

export default function App(_props: AppRootProps): React.JSX.Element {
  return (
    <ErrorBoundaryAlert title="Profiles Drilldown stopped working on this page" style="page">
      <Routes>
        <Route path="explore" element={<ExplorePage />} />
        <Route path="github-callback" element={<GithubCallback />} />
        <Route path="*" element={<Navigate to={EXPLORE_PATH} replace />} />
      </Routes>
    </ErrorBoundaryAlert>
  );
}

const Callback = lazy(() => import(/* webpackChunkName: "github-callback" */ './GithubCallback'));

/** Where GitHub leads back to after its login, in a window of its own. */
function GithubCallback(): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Callback />
    </Suspense>
  );
}

function ExplorePage(): React.JSX.Element | null {
  const [explorer] = useState(() => new ProfilesExplorer());
  const isUrlSynced = useUrlSync(explorer, { createBrowserHistorySteps: true, updateUrlOnInit: true });
  const { explorationType } = explorer.useState();
  const { serviceName } = useSelection(explorer);
  const { label, hasService } = findView(explorationType);
  // Grafana makes the title of the browser's tab of it.
  const title = hasService && serviceName !== '' ? `${label} - ${formatFunctionName(serviceName)}` : label;
  const pageNav = useMemo(() => ({ text: title }), [title]);
  return isUrlSynced ? (
    <PluginPage layout={PageLayoutType.Custom} pageNav={pageNav}>
      <explorer.Component model={explorer} />
    </PluginPage>
  ) : null;
}
