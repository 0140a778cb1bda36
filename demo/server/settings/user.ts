/** Who uses the pages: nobody by name, with the rights that a Grafana for everyone gives to anonymous users. */
export interface SignedInUser {
  readonly uid: string;
  readonly login: string;
  readonly name: string;
}

/** What the user, or everybody who is anonymous, may do in the organisation. */
export type Role = 'Viewer' | 'Editor' | 'Admin';

/** `user` of the data that a page starts with. `actions`: what plugins let this role do. */
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
    permissions: Object.fromEntries(
      ['datasources:explore', 'datasources:query', 'datasources:read', ...actions].map((action) => [action, true]),
    ),
  };
}

export const ORGANISATION = {
  id: 1,
  name: 'Main Org.',
  address: { address1: '', address2: '', city: '', zipCode: '', state: '', country: '' },
};
