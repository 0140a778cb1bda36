import { fetchPluginSettings } from './pluginSettings';

export type PluginJson = Readonly<Record<string, unknown>>;

let asked: Promise<PluginJson> | undefined;

/** What administrators have set, asked for once per visit; a failure is asked for again by who needs it next. */
export function loadPluginJson(): Promise<PluginJson> {
  asked ??= fetchPluginSettings()
    .then(({ jsonData }) => jsonData)
    .catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
  return asked;
}
