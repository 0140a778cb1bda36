import type { LiveChannelPresenceStatus } from '@grafana/data';
import type { GrafanaLiveSrv } from '@grafana/runtime';
import { NEVER, of, throwError } from 'rxjs';

/** Grafana Live that never connects. */
export const disconnectedLiveSrv: GrafanaLiveSrv = {
  getConnectionState: () => of(false),
  getStream: () => NEVER,
  getDataStream: () => throwError(() => new Error('Grafana Live is not connected')),
  getPresence: (): Promise<LiveChannelPresenceStatus> => Promise.resolve({ users: [] }),
  publish: () => Promise.reject(new Error('Grafana Live is not connected')),
};
