import { type AppPlugin, PluginContextProvider } from '@grafana/data';
import { config, locationSearchToObject } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert } from '@grafana/ui';
import React, { Suspense } from 'react';
import { useLocation, useParams } from 'react-router-dom-v5-compat';
import { PageError, PageLoading } from '../chrome/PageState';
import { useAppPlugin } from './useAppPlugin';

/** Shows `/a/<plugin>/*`: the plugin's own root component, which draws its pages itself. */
export function AppRootPage(): React.ReactElement {
  const { pluginId = '' } = useParams();
  const state = useAppPlugin(pluginId);
  switch (state.status) {
    case 'loading':
      return <PageLoading />;
    case 'failed':
      return <PageError title={`The app ${pluginId} could not be loaded`} error={state.error} />;
    case 'loaded':
      return <AppRoot plugin={state.plugin} />;
  }
}

function AppRoot({ plugin }: { plugin: AppPlugin }): React.ReactElement {
  const { pathname, search } = useLocation();
  const Root = plugin.root;
  if (!Root) {
    return <PageError title="This app has no page" error={new Error('module.js sets no root page')} />;
  }
  const { action } = plugin.meta.includes?.find(({ path }) => path === pathname) ?? {};
  if (action !== undefined && !config.bootData.user.permissions?.[action]) {
    return (
      <Alert severity="warning" title="Access denied">
        You may not see this page.
      </Alert>
    );
  }
  return (
    <PluginContextProvider meta={plugin.meta}>
      <ErrorBoundaryAlert style="page" boundaryName="app-root">
        <Suspense fallback={<PageLoading />}>
          <Root
            meta={plugin.meta}
            basename={`/a/${plugin.meta.id}`}
            path={pathname}
            query={locationSearchToObject(search)}
            onNavChanged={() => undefined}
          />
        </Suspense>
      </ErrorBoundaryAlert>
    </PluginContextProvider>
  );
}
