import { type PanelPlugin, type PanelPluginMeta, PluginType } from '@grafana/data';
import { setPluginImportUtils } from '@grafana/runtime';

const importers: Record<string, () => Promise<PanelPlugin>> = {
  timeseries: async () => (await import('./timeseries/module')).plugin,
  bargauge: async () => (await import('./bargauge/module')).plugin,
  table: async () => (await import('./table/module')).plugin,
  histogram: async () => (await import('./histogram/module')).plugin,
};

const loaded = new Map<string, PanelPlugin>();

/** Registers the core panels of this host. Each is loaded on its first use. */
export function initPanelPlugins(): void {
  setPluginImportUtils({
    importPanelPlugin: async (id) => {
      const plugin = loaded.get(id) ?? (await importPanelPlugin(id));
      loaded.set(id, plugin);
      return plugin;
    },
    getPanelPluginFromCache: (id) => loaded.get(id),
  });
}

async function importPanelPlugin(id: string): Promise<PanelPlugin> {
  const importer = importers[id];
  if (!importer) {
    throw new Error(`This host has no panel "${id}"; it has ${Object.keys(importers).join(', ')}`);
  }
  const plugin = await importer();
  plugin.meta = createMeta(id);
  return plugin;
}

function createMeta(id: string): PanelPluginMeta {
  return {
    id,
    name: id,
    type: PluginType.panel,
    module: `core:plugin/${id}`,
    baseUrl: `public/app/plugins/panel/${id}`,
    sort: 0,
    info: {
      author: { name: 'Grafana Labs' },
      description: '',
      links: [],
      logos: { small: '', large: '' },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
}
