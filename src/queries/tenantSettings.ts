import { NO_SETTINGS, type TenantSettings } from 'pyroscope/tenantSettings';
import { getPyroscopeClient } from './clients';

const settings = new Map<string, Promise<TenantSettings>>();

/** A tenant's settings, asked for once per page load; none where the server has none to give. Never rejects. */
export function getTenantSettings(dataSourceUid: string): Promise<TenantSettings> {
  const known = settings.get(dataSourceUid);
  if (known) {
    return known;
  }
  const answer = getPyroscopeClient(dataSourceUid)
    .fetchTenantSettings(AbortSignal.timeout(TIMEOUT_MS))
    // Old servers have no settings, and a profile is worth more than a default of the tenant's.
    .catch(() => NO_SETTINGS);
  settings.set(dataSourceUid, answer);
  return answer;
}

const TIMEOUT_MS = 2_000;
