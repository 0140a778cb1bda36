import { useAnswer } from 'components/useAnswer';
import { loadPluginJson, type PluginJson } from 'grafana/pluginJson';

/** Returns the settings if something on the screen needs them; undefined until they have loaded. */
export function usePluginJson(isNeeded: boolean): {
  readonly jsonData: PluginJson | undefined;
  readonly error: string | undefined;
} {
  const { value, error } = useAnswer([isNeeded], isNeeded ? loadPluginJson : undefined);
  return { jsonData: value, error };
}
