import { PLUGIN_ID, type PluginManifest, readPluginManifest } from '../settings/pluginManifest';
import { listFiles } from './listFiles';

/**
 * A built plugin as Grafana knows it: files and plugin.json as they were at its start. A chunk that a later build writes under a
 * new name is served only after `readAgain`.
 */
export class PluginFiles {
  private files: ReadonlyMap<string, string> = new Map();
  private currentManifest: PluginManifest | undefined;

  constructor(private readonly distDir: string) {
    this.readAgain();
  }

  /** Reads the folder again, as a restarted Grafana does. */
  readAgain(): void {
    this.files = listFiles(this.distDir);
    this.currentManifest = this.files.has('plugin.json') ? readPluginManifest(this.distDir) : undefined;
  }

  /** The built plugin.json; undefined if the plugin is not built. */
  get manifest(): PluginManifest | undefined {
    return this.currentManifest;
  }

  /** Finds the file behind `public/plugins/<id>/<path>`. */
  find(pluginId: string, path: string): string | undefined {
    return pluginId === PLUGIN_ID ? this.files.get(path) : undefined;
  }
}
