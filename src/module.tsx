import { AppPlugin, type AppRootProps } from '@grafana/data';
import { LINKS } from 'app/links-in/linksIn';
import React, { lazy, Suspense } from 'react';

const App = lazy(async () => (await import(/* webpackChunkName: "start" */ 'app/startApp')).loadApp());
const ConfigPage = lazy(async () => ({
  default: (await import(/* webpackChunkName: "configuration" */ 'app/config/ConfigPage')).ConfigPage,
}));

function LazyApp(props: AppRootProps): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <App {...props} />
    </Suspense>
  );
}

function LazyConfigPage(): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <ConfigPage />
    </Suspense>
  );
}

export const plugin = new AppPlugin()
  .setRootPage(LazyApp)
  .addConfigPage({ id: 'explain', title: 'Explain', icon: 'cog', body: LazyConfigPage });

LINKS.forEach((link) => plugin.addLink(link));
