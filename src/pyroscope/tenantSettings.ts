import { parseJson, toFields } from 'profile/formats/parseJson';
/** A tenant's settings for everyone that concern flame graphs. undefined: not set. */
export interface TenantSettings {
  /** Nodes of the first answer. */
  readonly maxNodes: number | undefined;
  /** Draws a frame and its only child of the same value as one. */
  readonly isCollapsed: boolean | undefined;
}

export const NO_SETTINGS: TenantSettings = { maxNodes: undefined, isCollapsed: undefined };

/** Name under which Grafana's own profiles app keeps its settings, as JSON. */
export const SETTINGS_NAME = 'pluginSettings';

/** Parses the JSON of that setting. Unexpected values count as not set. */
export function parseTenantSettings(json: string): TenantSettings {
  // Settings of another version, or broken ones, must not keep anyone from the profiles.
  const { maxNodes, collapsedFlamegraphs } = toFields(parseJson(json));
  return {
    maxNodes: typeof maxNodes === 'number' && Number.isInteger(maxNodes) && maxNodes >= 1 ? maxNodes : undefined,
    isCollapsed: typeof collapsedFlamegraphs === 'boolean' ? collapsedFlamegraphs : undefined,
  };
}
