import type { AppRootProps } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { getPluginImportUtils } from '@grafana/runtime';
import { loadResources } from '@grafana/scenes';
import type { ComponentType } from 'react';

/** Loads the app once the texts of the scene library are there, which it would else miss with a warning. */
export async function loadApp(): Promise<{ default: ComponentType<AppRootProps> }> {
  loadCharts();
  await initPluginTranslations('openprofiles-drilldown-app', [loadResources]);
  return import(/* webpackChunkName: "app" */ './App');
}

/** Grafana loads its chart with the first panel that has one. Every view has: begun now, it is here when their data are. */
function loadCharts(): void {
  getPluginImportUtils()
    .importPanelPlugin('timeseries')
    // The panel asks again, and says what is wrong.
    .catch(() => undefined);
}
