import { type LiveChannelEvent, LiveChannelEventType, LiveChannelScope } from '@grafana/data';
import { config, getGrafanaLiveSrv } from '@grafana/runtime';
import { filter, map, type Observable } from 'rxjs';

export type LiveState = 'pending' | 'connecting' | 'connected' | 'disconnected' | 'shutdown' | 'invalid';

export type LiveEvent =
  | { readonly kind: 'message'; readonly message: unknown }
  | { readonly kind: 'status'; readonly state: LiveState };

export interface LiveChannel {
  readonly pluginId: string;
  readonly path: string;
  /** Sent along when the page subscribes, and again whenever the connection comes back. */
  readonly data: object;
}

/** Messages of a plugin's channel over Grafana Live. Leaving the observable leaves the channel. */
export function openLiveChannel({ pluginId, path, data }: LiveChannel): Observable<LiveEvent> {
  // Grafana 12 calls the plugin `namespace`, Grafana 13 `stream`.
  const address = { scope: LiveChannelScope.Plugin, namespace: pluginId, stream: pluginId, path, data };
  return getGrafanaLiveSrv()
    .getStream<unknown>(address)
    .pipe(
      map(toLiveEvent),
      filter((event) => event !== undefined),
    );
}

/**
 * Returns the longest message that Grafana Live takes, in bytes; 0 if Live is switched off. A longer one makes it
 * close the connection for good, for every stream of the page.
 */
export function getLiveMessageBytes(): number {
  return config.liveEnabled ? config.liveMessageSizeLimit || 0 : 0;
}

/** undefined for news about other listeners. */
function toLiveEvent(event: LiveChannelEvent<unknown>): LiveEvent | undefined {
  switch (event.type) {
    case LiveChannelEventType.Message:
      return { kind: 'message', message: event.message };
    case LiveChannelEventType.Status:
      return { kind: 'status', state: event.state };
    case LiveChannelEventType.Join:
    case LiveChannelEventType.Leave:
      return undefined;
  }
}
