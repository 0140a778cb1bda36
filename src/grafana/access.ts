import { config } from '@grafana/runtime';

/** Whether the user's role gives a permission. Only to show or hide: the server decides. */
export function hasPermission(action: string): boolean {
  return config.bootData.user.permissions?.[action] === true;
}

/** Whether Grafana says that the user's role does not give a permission. A Grafana that says nothing of permissions refuses later. */
export function isRefused(action: string): boolean {
  const { permissions } = config.bootData.user;
  return permissions !== undefined && !permissions[action];
}

/** Whether the user administers this organisation, as Grafana asks of those who save a plugin's settings. */
export function isAdmin(): boolean {
  const { orgRole, isGrafanaAdmin } = config.bootData.user;
  return orgRole === 'Admin' || isGrafanaAdmin;
}

/** Whether an app is installed and enabled. Needs no request, which would fail where it is not. */
export function isAppEnabled(pluginId: string): boolean {
  return pluginId in config.apps;
}
