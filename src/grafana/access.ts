import { config } from '@grafana/runtime';

/** True if the user's role gives a permission. It only shows or hides things: the server decides. */
export function hasPermission(action: string): boolean {
  return config.bootData.user.permissions?.[action] === true;
}

/** True if Grafana says that the user's role lacks a permission. A Grafana that lists no permissions refuses later. */
export function isRefused(action: string): boolean {
  const { permissions } = config.bootData.user;
  return permissions !== undefined && !permissions[action];
}

/** True for an administrator of this organisation. Grafana lets only those save a plugin's settings. */
export function isAdmin(): boolean {
  const { orgRole, isGrafanaAdmin } = config.bootData.user;
  return orgRole === 'Admin' || isGrafanaAdmin;
}

/** True if an app is installed and enabled. This needs no request, which would fail if the app is missing. */
export function isAppEnabled(pluginId: string): boolean {
  return pluginId in config.apps;
}

/** Address of the page on which administrators set the plugin up. */
export function getConfigPageUrl(): string {
  return `${config.appSubUrl}/plugins/openprofiles-drilldown-app?page=explain`;
}
