import {
  type LiveChannelAddress,
  LiveChannelConnectionState,
  type LiveChannelEvent,
  LiveChannelEventType,
  type LiveChannelPresenceStatus,
} from '@grafana/data';
import { config, type GrafanaLiveSrv } from '@grafana/runtime';
import { Observable, of, type Subscriber, throwError } from 'rxjs';

/** Time until a lost connection is opened again, and until one without listeners is closed, as in Grafana. */
const RECONNECT_MS = 700;
const LEAVE_MS = 250;
const RESUBSCRIBE_MS = 500;

/** The server refuses a message: connecting again would bring the same. */
const CLOSE_FOR_GOOD = 1009;

/** The server's code for a fault that may pass. */
const CODE_TEMPORARY = 100;

interface Channel {
  readonly name: string;
  readonly data: unknown;
  readonly subscribers: Set<Subscriber<LiveChannelEvent<never>>>;
  state: LiveChannelConnectionState;
}

interface Reply {
  readonly id?: number;
  readonly connect?: object;
  readonly subscribe?: object;
  readonly error?: { readonly code: number; readonly message: string };
  readonly push?: { readonly channel: string; readonly pub?: { readonly data: never } };
}

/** Grafana Live over its web socket, which opens with the first channel. */
export class HostLiveSrv implements GrafanaLiveSrv {
  private socket: WebSocket | undefined;
  private isDead = false;
  private isReady = false;
  private lastId = 0;
  private readonly channels = new Map<string, Channel>();
  private readonly asked = new Map<number, Channel>();

  readonly getConnectionState = (): Observable<boolean> => of(this.isReady);
  readonly getDataStream = (): Observable<never> => throwError(() => new Error('There are no data streams here'));
  readonly getPresence = (): Promise<LiveChannelPresenceStatus> => Promise.resolve({ users: [] });
  readonly publish = (): Promise<never> => Promise.reject(new Error('Nothing can be published here'));

  readonly getStream = <T>(address: LiveChannelAddress): Observable<LiveChannelEvent<T>> =>
    new Observable<LiveChannelEvent<never>>((subscriber) => {
      const channel = this.openChannel(address);
      channel.subscribers.add(subscriber);
      subscriber.next(createStatus(channel));
      return () => {
        channel.subscribers.delete(subscriber);
        setTimeout(() => this.leaveChannel(channel), LEAVE_MS);
      };
    });

  private openChannel({ scope, stream, path, data }: LiveChannelAddress): Channel {
    const name = `${config.bootData.user.orgId}/${scope}/${stream}/${path}`;
    const known = this.channels.get(name);
    if (known) {
      return known;
    }
    const channel: Channel = { name, data, subscribers: new Set(), state: LiveChannelConnectionState.Connecting };
    this.channels.set(name, channel);
    if (this.isReady) {
      this.subscribe(channel);
    } else {
      this.connect();
    }
    return channel;
  }

  private leaveChannel(channel: Channel): void {
    if (channel.subscribers.size === 0 && this.channels.delete(channel.name) && this.isReady) {
      this.send({ unsubscribe: { channel: channel.name } });
    }
  }

  private connect(): void {
    if (this.socket || this.isDead) {
      return;
    }
    const url = new URL(`${config.appSubUrl}/api/live/ws`, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.addEventListener('open', () => this.send({ connect: { name: 'js' } }));
    socket.addEventListener('message', ({ data }) => this.receive(String(data)));
    socket.addEventListener('close', ({ code }) => this.lose(code));
  }

  private lose(code: number): void {
    this.socket = undefined;
    this.isReady = false;
    this.isDead = code === CLOSE_FOR_GOOD;
    this.asked.clear();
    for (const channel of this.channels.values()) {
      this.setState(
        channel,
        this.isDead ? LiveChannelConnectionState.Disconnected : LiveChannelConnectionState.Connecting,
      );
    }
    if (this.channels.size > 0) {
      setTimeout(() => this.connect(), RECONNECT_MS);
    }
  }

  private receive(text: string): void {
    for (const line of text.split('\n').filter(Boolean)) {
      const reply: Reply = JSON.parse(line);
      if (reply.push) {
        this.publishMessage(reply.push);
      } else if (reply.connect) {
        this.isReady = true;
        this.channels.forEach((channel) => this.subscribe(channel));
      } else if (reply.id === undefined) {
        this.socket?.send('{}');
      } else {
        this.takeAnswer(reply.id, reply);
      }
    }
  }

  private takeAnswer(id: number, { subscribe, error }: Reply): void {
    const channel = this.asked.get(id);
    this.asked.delete(id);
    if (!channel) {
      return;
    }
    if (subscribe) {
      this.setState(channel, LiveChannelConnectionState.Connected);
    } else if (error?.code === CODE_TEMPORARY) {
      this.setState(channel, LiveChannelConnectionState.Connecting, error.message);
      setTimeout(() => this.channels.has(channel.name) && this.isReady && this.subscribe(channel), RESUBSCRIBE_MS);
    } else {
      this.setState(channel, LiveChannelConnectionState.Disconnected);
    }
  }

  private publishMessage({ channel, pub }: NonNullable<Reply['push']>): void {
    if (pub) {
      const event = { type: LiveChannelEventType.Message, message: pub.data } as const;
      this.channels.get(channel)?.subscribers.forEach((subscriber) => subscriber.next(event));
    }
  }

  private subscribe(channel: Channel): void {
    this.asked.set(this.lastId + 1, channel);
    this.send({ subscribe: { channel: channel.name, data: channel.data } });
  }

  private send(command: object): void {
    this.socket?.send(JSON.stringify({ ...command, id: ++this.lastId }));
  }

  private setState(channel: Channel, state: LiveChannelConnectionState, error?: string): void {
    channel.state = state;
    channel.subscribers.forEach((subscriber) => subscriber.next(createStatus(channel, error)));
  }
}

function createStatus({ name, state }: Channel, error?: string): LiveChannelEvent<never> {
  return { type: LiveChannelEventType.Status, id: name, timestamp: Date.now(), state, error };
}
