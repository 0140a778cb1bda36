declare const PLUGIN_VERSION: string;

/** Returns this plugin's version, which the build fills in. */
export function getPluginVersion(): string {
  return PLUGIN_VERSION;
}
