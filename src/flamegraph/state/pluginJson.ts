import { useAnswer } from 'components/useAnswer';
import { loadPluginJson, type PluginJson } from 'grafana/pluginJson';

/** The settings, where something on the screen depends on them; undefined until they are here. */
export function usePluginJson(isNeeded: boolean): {
  readonly jsonData: PluginJson | undefined;
  readonly error: string | undefined;
} {
  const { value, error } = useAnswer([isNeeded], isNeeded ? loadPluginJson : undefined);
  return { jsonData: value, error };
}
