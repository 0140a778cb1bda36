import { MAX_MESSAGE_BYTES } from '../live/liveRoute';
import { LLM_APP_ID, type LlmApp } from '../llm/LlmApp';
import { buildInstanceSettings, PYROSCOPE_NAME } from './dataSources';
import { FEATURE_TOGGLES } from './featureToggles';
import { PANEL_IDS } from './panelIds';
import { buildAppEntry, type PluginManifest } from './pluginManifest';

/** The release whose answers this server gives. */
const GRAFANA_VERSION = '12.2.0';

/** Builds `/api/frontend/settings`, which is also part of every page. */
export function buildFrontendSettings(
  manifest: PluginManifest | undefined,
  { llmApp, hasTempo }: { readonly llmApp: LlmApp | undefined; readonly hasTempo: boolean },
): object {
  return {
    defaultDatasource: PYROSCOPE_NAME,
    datasources: buildInstanceSettings(GRAFANA_VERSION, hasTempo),
    minRefreshInterval: '5s',
    panels: Object.fromEntries(PANEL_IDS.map((id) => [id, { id }])),
    apps: {
      ...(manifest && { [manifest.id]: buildAppEntry(manifest) }),
      ...(llmApp && { [LLM_APP_ID]: llmApp.printEntry() }),
    },
    appUrl: '/',
    appSubUrl: '',
    liveEnabled: true,
    liveMessageSizeLimit: MAX_MESSAGE_BYTES,
    rbacEnabled: true,
    exploreEnabled: true,
    anonymousEnabled: true,
    buildInfo: {
      hideVersion: false,
      version: GRAFANA_VERSION,
      versionString: `Grafana v${GRAFANA_VERSION} (local stack)`,
      commit: 'local',
      commitShort: 'local',
      buildstamp: 1758600000,
      edition: 'Open Source',
      latestVersion: '',
      hasUpdate: false,
      env: 'production',
    },
    featureToggles: Object.fromEntries(FEATURE_TOGGLES.map((name) => [name, true])),
    namespace: 'default',
  };
}
