/** @jest-environment node */
import { listVersions } from './listVersions';

test('a service has the versions of its most usual label; one without any is left out', () => {
  const sets = [
    { service_name: 'checkout', version: 'v2', git_ref: 'a1' },
    { service_name: 'checkout', version: 'v1', git_ref: 'b2' },
    { service_name: 'checkout', git_ref: 'c3' },
    { service_name: 'ledger', service_git_ref: 'd4' },
    { service_name: 'search', version: '' },
  ].map((labels) => new Map(Object.entries(labels)));
  expect([...listVersions(sets)]).toEqual([
    ['checkout', ['v1', 'v2']],
    ['ledger', ['d4']],
  ]);
});
