import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getCurrentAnswer } from 'loading/Loader';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { SERVER_MAX_NODES } from 'pyroscope/serverLimits';
import { NO_SETTINGS, type TenantSettings } from 'pyroscope/tenantSettings';
import { getPyroscopeClient } from './clients';
import { ServerLoader } from './ServerLoader';

interface TenantLimitsState extends SceneObjectState {
  /** Data source of these settings; undefined before the first answer. */
  dataSourceUid: string | undefined;
  /** Empty if they could not be read. */
  settings: TenantSettings;
  /** Reason why the settings could not be read. */
  error: PyroscopeError | undefined;
}

/** Settings of the tenant behind a data source that concern profiles. */
export class TenantLimits extends SceneObjectBase<TenantLimitsState> {
  private readonly loader = new ServerLoader<string, TenantSettings>(getTenantSettings, (state) => {
    const { key, isLoading, error } = state;
    const { dataSourceUid, settings, error: before } = this.state;
    const answer = getCurrentAnswer(state) ?? NO_SETTINGS;
    if (!isLoading && key !== undefined && (key !== dataSourceUid || answer !== settings || error !== before)) {
      this.setState({ dataSourceUid: key, settings: answer, error });
    }
  });

  constructor() {
    super({ dataSourceUid: undefined, settings: NO_SETTINGS, error: undefined });
  }

  /**
   * True if the settings of a data source are known, or cannot be. If not they are requested, and the state changes when they load.
   */
  knows(dataSourceUid: string): boolean {
    this.loader.ask(dataSourceUid, dataSourceUid);
    return this.state.dataSourceUid === dataSourceUid;
  }

  /** Returns the largest number of nodes in the first answer: the link's, else the tenant's, else ours; at most the server's. */
  getMaxNodes(ofLink: number | undefined): number {
    return Math.min(ofLink ?? this.state.settings.maxNodes ?? DEFAULT_MAX_NODES, SERVER_MAX_NODES);
  }
}

/** Explains in a sentence why the tenant's settings are not used; "" for nothing. */
export function describeTenantProblem({ error }: Pick<TenantLimitsState, 'error'>): string {
  return error ? `The tenant’s settings could not be read, so the usual ones apply. ${error.message}` : '';
}

const settings = new Map<string, TenantSettings>();

/**
 * Fetches a tenant's settings once per page load; empty if the server has none.
 *
 * @throws PyroscopeError if they are unknown
 */
async function getTenantSettings(dataSourceUid: string): Promise<TenantSettings> {
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

/** Enough for a first picture, and quick on any server. */
export const DEFAULT_MAX_NODES = 16_384;

export const MAX_NODES_CHOICES = [1_024, DEFAULT_MAX_NODES, 65_536, 262_144, SERVER_MAX_NODES] as const;
