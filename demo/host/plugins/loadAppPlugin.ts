import { AppPlugin, type AppPluginMeta } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { forgetExtensions, registerExtensions } from '../services/extensions';

const loaded = new Map<string, Promise<AppPlugin>>();

/** Addresses of the plugins' bundles. */
const imported = new Set<string>();

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

/** Runs the apps with `"preload": true` in their plugin.json before any page: their extensions belong to other pages. */
export async function preloadAppPlugins(): Promise<void> {
  const preloaded = Object.values(config.apps).filter(({ preload }) => preload);
  await Promise.all(preloaded.map(({ id }) => loadAppPlugin(id).catch(reportPreloadError)));
}

/** Makes the next load of an app read its files again and run its modules anew. */
export function forgetAppPlugins(): void {
  loaded.clear();
  forgetExtensions();
  for (const url of imported) {
    System.delete(System.resolve(url));
  }
  imported.clear();
  for (const name of Object.keys(window).filter((key) => key.startsWith('webpackChunk'))) {
    // The list as webpack began it: what it put into its place would fill the older modules, too, and keep them alive.
    Object.assign(window, { [name]: [...((window as unknown as Record<string, readonly unknown[]>)[name] ?? [])] });
  }
}

async function importAppPlugin(pluginId: string): Promise<AppPlugin> {
  const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${pluginId}/settings`, undefined, undefined, {
    showErrorAlert: false,
  });
  const url = `/${meta.module}?_cache=${meta.info.version}`;
  imported.add(url);
  const module: { plugin?: unknown } = await System.import(url);
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
