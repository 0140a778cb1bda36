import { fetchPluginSettings } from './pluginSettings';

export type PluginJson = Readonly<Record<string, unknown>>;

let asked: Promise<PluginJson> | undefined;

/** Loads the administrators' settings once per visit; after a failure the next caller tries again. */
export function loadPluginJson(): Promise<PluginJson> {
  asked ??= fetchPluginSettings()
    .then(({ jsonData }) => jsonData)
    .catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
  return asked;
}
