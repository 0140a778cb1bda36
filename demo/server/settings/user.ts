/** The user of the pages: anonymous, with the rights that a Grafana for everyone gives. */
export interface SignedInUser {
  readonly uid: string;
  readonly login: string;
  readonly name: string;
}

/** The role of the user, or of everybody who is anonymous, in the organisation. */
export type Role = 'None' | 'Viewer' | 'Editor' | 'Admin';

/** Roles in their order: each may do what the ones before it may. */
export const ROLES: readonly Role[] = ['None', 'Viewer', 'Editor', 'Admin'];

/** Actions that each role adds to the one before it in Grafana 12.4, as far as the plugin or this server asks for them. */
const ADDED_ACTIONS: Readonly<Record<Role, readonly string[]>> = {
  None: [],
  Viewer: ['datasources.id:read', 'datasources:query', 'datasources:read', 'plugins.app:access'],
  Editor: ['datasources:explore'],
  Admin: ['datasources:create', 'datasources:delete', 'datasources:write', 'plugins:write'],
};

/** Lists the actions of a basic role without a plugin's own roles. */
export function listRoleActions(role: Role): string[] {
  return ROLES.slice(0, ROLES.indexOf(role) + 1).flatMap((each) => ADDED_ACTIONS[each]);
}

/** Builds `user` of the data that a page starts with, with all `actions` that this user may do. */
export function buildPageUser(user: SignedInUser | undefined, role: Role, actions: readonly string[]): object {
  return {
    isSignedIn: user !== undefined,
    id: user ? 1 : 0,
    uid: user?.uid ?? '',
    login: user?.login ?? '',
    name: user?.name ?? '',
    email: '',
    theme: 'dark',
    lightTheme: false,
    orgCount: user ? 1 : 0,
    orgId: 1,
    orgName: 'Main Org.',
    orgRole: role,
    isGrafanaAdmin: false,
    gravatarUrl: '',
    timezone: 'browser',
    weekStart: 'browser',
    locale: 'en-US',
    language: 'en-US',
    regionalFormat: 'en-US',
    helpFlags1: 0,
    hasEditPermissionInFolders: true,
    authenticatedBy: '',
    permissions: Object.fromEntries(actions.map((action) => [action, true])),
  };
}

export const ORGANISATION = {
  id: 1,
  name: 'Main Org.',
  address: { address1: '', address2: '', city: '', zipCode: '', state: '', country: '' },
};
