import { AppPlugin, type AppPluginMeta } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { registerExtensions } from '../services/extensions';

const loaded = new Map<string, Promise<AppPlugin>>();

/** Loads `module.js` of an installed app once, as Grafana does: settings first, then the bundle, then `init`. */
export function loadAppPlugin(pluginId: string): Promise<AppPlugin> {
  const known = loaded.get(pluginId);
  if (known) {
    return known;
  }
  const plugin = importAppPlugin(pluginId);
  loaded.set(pluginId, plugin);
  return plugin;
}

/** Apps with `"preload": true` in their plugin.json run before any page: their extensions belong to other pages. */
export async function preloadAppPlugins(): Promise<void> {
  const preloaded = Object.values(config.apps).filter(({ preload }) => preload);
  await Promise.all(preloaded.map(({ id }) => loadAppPlugin(id).catch(reportPreloadError)));
}

async function importAppPlugin(pluginId: string): Promise<AppPlugin> {
  const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${pluginId}/settings`, undefined, undefined, {
    showErrorAlert: false,
  });
  const module: { plugin?: unknown } = await System.import(`/${meta.module}?_cache=${meta.info.version}`);
  if (!(module.plugin instanceof AppPlugin)) {
    throw new Error(`${meta.module} exports no "plugin" that is an AppPlugin`);
  }
  const plugin: AppPlugin = module.plugin;
  plugin.meta = meta;
  plugin.init(meta);
  registerExtensions(plugin);
  return plugin;
}

function reportPreloadError(error: unknown): void {
  // The page shows the same error in full; at this point there is no page yet.
  console.error('A plugin could not be preloaded', error);
}
