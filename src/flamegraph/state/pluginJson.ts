import { useAnswer } from 'components/useAnswer';
import { fetchPluginSettings } from 'grafana/pluginSettings';

type JsonData = Readonly<Record<string, unknown>>;

let asked: Promise<JsonData> | undefined;

/** What administrators have set, asked for once per visit; a failure is asked for again by who needs it next. */
function loadJsonData(): Promise<JsonData> {
  asked ??= fetchPluginSettings()
    .then(({ jsonData }) => jsonData)
    .catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
  return asked;
}

/** The settings, where something on the screen depends on them; undefined until they are here. */
export function usePluginJson(isNeeded: boolean): {
  readonly jsonData: JsonData | undefined;
  readonly error: string | undefined;
} {
  const { value, error } = useAnswer([isNeeded], isNeeded ? loadJsonData : undefined);
  return { jsonData: value, error };
}
