import type { EchoSrv } from '@grafana/runtime';

/** Usage reports go nowhere. */
export const silentEchoSrv: EchoSrv = {
  flush: () => undefined,
  addBackend: () => undefined,
  addEvent: () => undefined,
};
