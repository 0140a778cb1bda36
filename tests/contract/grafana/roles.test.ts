/** @jest-environment node */
import type { Role } from '../../../demo/server/settings/user';
import type { RunningServer } from '../../../demo/server/startServer';
import { createBuilt, startGrafana } from './startStack';

// The rights of Grafana 12.4's basic roles, and the pages that it sends them to.
const PAGE = '/a/openprofiles-drilldown-app/explore';
const PROXY = '/api/datasources/proxy/uid/pyroscope/querier.v1.QuerierService/ProfileTypes';

const built = createBuilt();
let servers: Readonly<Record<Role, RunningServer>>;

beforeAll(async () => {
  const start = (role: Role): Promise<RunningServer> => startGrafana('http://127.0.0.1:9', built, undefined, { role });
  servers = {
    None: await start('None'),
    Viewer: await start('Viewer'),
    Editor: await start('Editor'),
    Admin: await start('Admin'),
  };
});

afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.close()));
  built.remove();
});

const ROLES: readonly (readonly [Role, boolean])[] = [
  ['None', false],
  ['Viewer', true],
  ['Editor', true],
  ['Admin', true],
];

describe.each(ROLES)('the role %s', (role, isLetIn) => {
  test(`${isLetIn ? 'opens' : 'does not open'} the app by its link`, async () => {
    const answer = await fetch(`${servers[role].url}${PAGE}?from=now-1h`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual(isLetIn ? [200, null] : [302, '/']);
  });

  test(`${isLetIn ? 'finds' : 'does not find'} it in the menu`, async () => {
    const html = await (await fetch(`${servers[role].url}/`)).text();
    expect(html.includes('"url":"/a/openprofiles-drilldown-app/explore"')).toBe(isLetIn);
  });

  test(`${isLetIn ? 'may' : 'may not'} query the data source`, async () => {
    const proxied = await fetch(servers[role].url + PROXY, { method: 'POST' });
    const body = JSON.stringify({ from: 'now-1h', to: 'now', queries: [] });
    const headers = { 'content-type': 'application/json' };
    const query = await fetch(`${servers[role].url}/api/ds/query`, { method: 'POST', headers, body });
    // The Pyroscope behind is not there, which is past the check.
    expect([proxied.status, query.status]).toEqual(isLetIn ? [502, 200] : [403, 403]);
  });
});
