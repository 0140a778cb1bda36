import { config } from '@grafana/runtime';

/** Address of the page on which administrators set the plugin up. */
export function getConfigPageUrl(): string {
  return `${config.appSubUrl}/plugins/openprofiles-drilldown-app?page=explain`;
}
