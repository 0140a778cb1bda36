import { NO_SETTINGS } from 'pyroscope/tenantSettings';
import { TenantLimits } from './TenantLimits';

test.each([
  ['the link’s number', 500, 4_000, 500],
  ['all that a server gives, of a link that asks for more', 1_048_577, 4_000, 1_048_576],
  ['the tenant’s number, where the link has none', undefined, 4_000, 4_000],
  ['ours, where the tenant has none either', undefined, undefined, 16_384],
])('a profile is asked for with %s', (_, ofLink, ofTenant, expected) => {
  const limits = new TenantLimits();
  limits.setState({ dataSourceUid: 'local', settings: { ...NO_SETTINGS, maxNodes: ofTenant } });
  expect(limits.getMaxNodes(ofLink)).toBe(expected);
});
