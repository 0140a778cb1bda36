import { AppPlugin, type AppRootProps } from '@grafana/data';
import type { EmbeddedExplorationProps } from 'app/embed/EmbeddedExploration';
import { LINKS } from 'app/links-in/linksIn';
import React, { lazy, Suspense } from 'react';

const App = lazy(async () => (await import(/* webpackChunkName: "start" */ 'app/startApp')).loadApp());
const Embedded = lazy(async () => (await import(/* webpackChunkName: "start" */ 'app/startApp')).loadEmbedded());
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

function LazyEmbedded(props: EmbeddedExplorationProps): React.JSX.Element {
  return (
    <Suspense fallback={<p>Loading Profiles Drilldown</p>}>
      <Embedded {...props} />
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
  .addConfigPage({ id: 'explain', title: 'Explain', icon: 'cog', body: LazyConfigPage })
  // plugin.json says the same of it.
  .exposeComponent({
    id: 'openprofiles-drilldown-app/embedded-profiles-exploration/v1',
    title: 'Embedded profiles exploration',
    description: 'Profiles within a page of another app',
    component: LazyEmbedded,
  });

LINKS.forEach((link) => plugin.addLink(link));
