import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { checkAnswer } from './hostErrors';

const PATH = '/api/plugins/openprofiles-drilldown-app/settings';

/** Settings of this plugin in the organisation. Every user may read them, except for the secrets. */
export interface PluginSettings {
  readonly enabled: boolean;
  readonly pinned: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
  /** Secrets that are set; nobody can read their values. */
  readonly secureJsonFields: Readonly<Record<string, boolean>>;
}

/** `jsonData` replaces everything that was there. */
export interface PluginSettingsChange extends Omit<PluginSettings, 'secureJsonFields'> {
  /** Secrets to set; the others stay. */
  readonly secureJsonData?: Readonly<Record<string, string>>;
}

type SettingsAnswer = { readonly [Name in keyof PluginSettings]?: PluginSettings[Name] | null };

/**
 * Fetches the current settings; the page may have loaded with older ones. Rejects with Grafana's `FetchError`, or with
 * an error if the answer is invalid.
 */
export async function fetchPluginSettings(): Promise<PluginSettings> {
  const request = { url: PATH, method: 'GET', showErrorAlert: false };
  const answer = await lastValueFrom(getBackendSrv().fetch<SettingsAnswer>(request));
  const data = checkAnswer(answer.data);
  return {
    enabled: data.enabled === true,
    pinned: data.pinned === true,
    jsonData: data.jsonData ?? {},
    secureJsonFields: data.secureJsonFields ?? {},
  };
}

/** Saves settings, for administrators. Rejects with Grafana's `FetchError`. */
export async function savePluginSettings(change: PluginSettingsChange): Promise<void> {
  const request = { url: PATH, method: 'POST', data: change, showErrorAlert: false, showSuccessAlert: false };
  await lastValueFrom(getBackendSrv().fetch(request));
}
