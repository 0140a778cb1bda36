import type { AppRootProps } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { getPluginImportUtils } from '@grafana/runtime';
import { loadResources } from '@grafana/scenes';
import type { ComponentType } from 'react';
import type { EmbeddedExplorationProps } from './embed/EmbeddedExploration';

/** Loads the app after the texts of the scene library, which it would otherwise miss with a warning. */
export async function loadApp(): Promise<{ default: ComponentType<AppRootProps> }> {
  await prepare();
  return import(/* webpackChunkName: "app" */ './App');
}

/** The same for the explorer within a page of another app. */
export async function loadEmbedded(): Promise<{ default: ComponentType<EmbeddedExplorationProps> }> {
  await prepare();
  return import(/* webpackChunkName: "embedded" */ './embed/EmbeddedExploration');
}

async function prepare(): Promise<void> {
  loadCharts();
  await initPluginTranslations('openprofiles-drilldown-app', [loadResources]);
}

/**
 * Grafana loads its chart with the first panel that needs it. Every view needs it, so it is loaded now, to be ready with the data.
 */
function loadCharts(): void {
  getPluginImportUtils()
    .importPanelPlugin('timeseries')
    // The panel asks again, and says what is wrong.
    .catch(() => undefined);
}
