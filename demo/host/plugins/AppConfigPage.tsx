import { type AppPlugin, PluginContextProvider } from '@grafana/data';
import { locationSearchToObject, PluginPage } from '@grafana/runtime';
import { ErrorBoundaryAlert } from '@grafana/ui';
import React from 'react';
import { useLocation, useParams } from 'react-router-dom-v5-compat';
import { PageError, PageLoading } from '../chrome/PageState';
import { useAppPlugin } from './useAppPlugin';

/** Shows `/plugins/<plugin>`: one tab per configuration page that the plugin registers; `?page=` chooses. */
export function AppConfigPage(): React.ReactElement {
  const { pluginId = '' } = useParams();
  const state = useAppPlugin(pluginId);
  switch (state.status) {
    case 'loading':
      return <PageLoading />;
    case 'failed':
      return <PageError title={`The plugin ${pluginId} could not be loaded`} error={state.error} />;
    case 'loaded':
      return <ConfigTabs plugin={state.plugin} />;
  }
}

function ConfigTabs({ plugin }: { plugin: AppPlugin }): React.ReactElement {
  const query = locationSearchToObject(useLocation().search);
  const pages = plugin.configPages ?? [];
  const current = pages.find(({ id }) => id === query.page) ?? pages[0];
  const url = `/plugins/${plugin.meta.id}`;
  const children = pages.map(({ id, title, icon }) => ({
    text: title,
    icon,
    url: `${url}?page=${id}`,
    active: id === current?.id,
  }));
  const Body = current?.body;
  return (
    <PluginPage pageNav={{ text: plugin.meta.name, subTitle: plugin.meta.info.description, url, children }}>
      <PluginContextProvider meta={plugin.meta}>
        <ErrorBoundaryAlert boundaryName="app-config">
          {Body ? <Body plugin={plugin} query={query} /> : 'This plugin has no configuration page.'}
        </ErrorBoundaryAlert>
      </PluginContextProvider>
    </PluginPage>
  );
}
