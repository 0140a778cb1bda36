declare const PLUGIN_VERSION: string;

/** This plugin's version, filled in by the build. */
export function getPluginVersion(): string {
  return PLUGIN_VERSION;
}
