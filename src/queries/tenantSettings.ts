import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { NO_SETTINGS, type TenantSettings } from 'pyroscope/tenantSettings';
import { getPyroscopeClient } from './clients';

const settings = new Map<string, TenantSettings>();

/**
 * A tenant's settings, asked for once per page load; none where the server has none to give.
 *
 * @throws PyroscopeError where nobody could say
 */
export async function getTenantSettings(dataSourceUid: string): Promise<TenantSettings> {
  const known = settings.get(dataSourceUid);
  if (known) {
    return known;
  }
  const answer = await fetchSettings(dataSourceUid);
  settings.set(dataSourceUid, answer);
  return answer;
}

async function fetchSettings(dataSourceUid: string): Promise<TenantSettings> {
  // A profile waits for them, and is worth more than a default of the tenant's.
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await getPyroscopeClient(dataSourceUid).fetchTenantSettings(timeout);
  } catch (error) {
    if (error instanceof PyroscopeError && error.kind === 'unsupported') {
      // Old servers have no settings.
      return NO_SETTINGS;
    }
    throw timeout.aborted ? new PyroscopeError('unreachable', '') : error;
  }
}

const TIMEOUT_MS = 2_000;
