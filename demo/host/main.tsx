import './fonts.css';
import { EventBusSrv, setTimeZoneResolver } from '@grafana/data';
import { initializeI18n } from '@grafana/i18n/dist/esm/i18n.mjs';
import {
  config,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setGrafanaLiveSrv,
  setHelpNavItemHook,
  setMegaMenuOpenHook,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { setPanelDataErrorView } from '@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs';
import { setPluginPage } from '@grafana/runtime/dist/esm/components/PluginPage.mjs';
import { syncDataSourceInstanceSettings } from '@grafana/runtime/dist/esm/services/dataSource/settings.mjs';
import { initializeLoggersRegistry } from '@grafana/runtime/dist/esm/services/logging/registry.mjs';
import React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { App } from './App';
import { initLinks } from './chrome/interceptLinks';
import { topBarHeightPx } from './chrome/layout';
import { Page } from './chrome/Page';
import { initTheme } from './chrome/themeSwitch';
import { initStandardRegistries } from './fieldConfig/standardRegistries';
import { NoData } from './panels/NoData';
import { initPanelPlugins } from './panels/panelPlugins';
import { preloadAppPlugins } from './plugins/loadAppPlugin';
import { initSystemJs } from './plugins/systemJs';
import { HostBackendSrv } from './services/backendSrv';
import { HostDataSourceSrv } from './services/dataSourceSrv';
import { silentEchoSrv } from './services/echoSrv';
import { initExtensions } from './services/extensions';
import { fillIconCache } from './services/iconCache';
import { HostLiveSrv } from './services/liveSrv';
import { playGithub } from './services/playGithub';
import { runRequest } from './services/runRequest';
import { HostTemplateSrv } from './services/templateSrv';
import { rememberWorkers } from './services/workers';
import { offerStartOver } from './startOver';

void start();

/** Sets up everything that @grafana/runtime expects of its host, then the plugins, then the page. */
async function start(): Promise<void> {
  await initializeI18n({ language: 'en-US', ns: 'grafana' });
  initializeLoggersRegistry();
  initServices();
  initTheme();
  initLinks();
  playGithub();
  rememberWorkers();
  initStandardRegistries();
  initPanelPlugins();
  initExtensions();
  initSystemJs();
  await Promise.all([preloadAppPlugins(), fillIconCache(), loadFonts()]);

  const root = document.getElementById('reactRoot');
  if (!root) {
    throw new Error('The page has no #reactRoot');
  }
  const home = config.bootData.navTree.flatMap(({ children = [] }) => children)[0]?.url;
  const draw = (): Root => {
    const drawn = createRoot(root);
    drawn.render(<App homeUrl={home} />);
    return drawn;
  };
  let current: Root | undefined = draw();
  offerStartOver({
    clear: () => {
      current?.unmount();
      current = undefined;
    },
    draw: () => (current = draw()),
  });
}

function initServices(): void {
  const appEvents = new EventBusSrv();
  setAppEvents(appEvents);
  setEchoSrv(silentEchoSrv);
  setBackendSrv(new HostBackendSrv(appEvents));
  setTemplateSrv(new HostTemplateSrv());
  setDataSourceSrv(new HostDataSourceSrv());
  syncDataSourceInstanceSettings(config);
  setGrafanaLiveSrv(new HostLiveSrv());
  setCurrentUser(config.bootData.user);
  setRunRequest(runRequest);
  setTimeZoneResolver(() => config.bootData.user.timezone);
  setPluginPage(Page);
  setPanelDataErrorView(NoData);
  setChromeHeaderHeightHook(() => topBarHeightPx);
  setMegaMenuOpenHook(() => [false, () => undefined]);
  setReturnToPreviousHook(() => () => undefined);
  setHelpNavItemHook(() => undefined);
}

/** Loads the fonts early: charts measure their labels before the page would load a font for them. */
async function loadFonts(): Promise<void> {
  await Promise.all(['400 12px Inter', '500 12px Inter'].map((font) => document.fonts.load(font)));
}
