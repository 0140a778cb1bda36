import type { LiveChannel, LiveEvent } from 'grafana/live';
import { getField } from 'profile/formats/parseJson';
import type { Observable } from 'rxjs';
import { ChatError } from './ChatError';
import type { ChatEvent } from './ChatProvider';
import { CompletionReader } from './CompletionReader';
import { type TimeLimits, Watchdog } from './Watchdog';

export type OpenChannel = (channel: LiveChannel) => Observable<LiveEvent>;

export interface LiveStreamOptions {
  readonly openChannel: OpenChannel;
  readonly channel: LiveChannel;
  readonly limits: TimeLimits;
  readonly signal: AbortSignal;
}

/** The channel was refused before anything reached the provider, so that asking again costs nothing. */
export class SubscriptionRefused extends Error {
  override readonly name = 'SubscriptionRefused';
}

type Item =
  | LiveEvent
  | { readonly kind: 'expired' | 'stopped' }
  | { readonly kind: 'closed'; readonly error?: unknown };

const provider = 'llm-app';

/**
 * Streams one answer of the LLM app over Grafana Live. Live reports no errors and reconnects in ways that lose or
 * repeat parts of an answer, so a connection that drops ends the answer as cut, and the channel is left at once: as
 * long as a page listens, each reconnect would pay for the answer again.
 *
 * @throws SubscriptionRefused if Grafana refuses the channel, as it does once when the user's token has expired
 * @throws ChatError
 */
export async function* streamOverLive(options: LiveStreamOptions): AsyncGenerator<ChatEvent, void, undefined> {
  const { openChannel, channel, limits, signal } = options;
  if (signal.aborted) {
    throw new ChatError('stopped', { provider });
  }
  const queue = new EventQueue<Item>();
  const watchdog = new Watchdog(limits.totalMs, () => queue.push({ kind: 'expired' }));
  const stop = (): void => queue.push({ kind: 'stopped' });
  signal.addEventListener('abort', stop);
  watchdog.wait(limits.connectMs);
  const subscription = openChannel(channel).subscribe({
    next: (event) => queue.push(event),
    error: (error: unknown) => queue.push({ kind: 'closed', error }),
    complete: () => queue.push({ kind: 'closed' }),
  });
  try {
    yield* readAnswer(queue, watchdog, limits, signal);
  } finally {
    subscription.unsubscribe();
    watchdog.stop();
    signal.removeEventListener('abort', stop);
  }
}

async function* readAnswer(
  queue: EventQueue<Item>,
  watchdog: Watchdog,
  limits: TimeLimits,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent, void, undefined> {
  const reader = new CompletionReader(provider);
  let isConnected = false;
  for (;;) {
    const item = await queue.next();
    if (signal.aborted) {
      throw new ChatError('stopped', { provider });
    }
    if (item.kind === 'message') {
      isConnected = true;
      if (isDone(item.message)) {
        yield* reader.end();
        return;
      }
      watchdog.wait(limits.idleMs);
      yield* reader.read(item.message);
    } else if (item.kind === 'status' && item.state === 'connected') {
      if (!isConnected) {
        watchdog.wait(limits.firstMs);
      }
      isConnected = true;
    } else if (item.kind === 'status' && !isConnected && (item.state === 'pending' || item.state === 'connecting')) {
      // Grafana tries again by itself until the time for that is up.
    } else if (reader.isFinished) {
      // Only the end mark is missing.
      yield* reader.end();
      return;
    } else {
      throw explainEnd(item, isConnected);
    }
  }
}

function explainEnd(item: Exclude<Item, { kind: 'message' }>, isConnected: boolean): Error {
  switch (item.kind) {
    case 'status':
      return isConnected
        ? new ChatError('cut', { provider })
        : item.state === 'disconnected'
          ? new SubscriptionRefused()
          : new ChatError('unreachable', { provider });
    case 'expired':
      return new ChatError(isConnected ? 'timeout' : 'unreachable', { provider });
    case 'closed':
      return new ChatError(isConnected ? 'cut' : 'unreachable', {
        provider,
        detail: item.error === undefined ? undefined : String(item.error),
      });
    case 'stopped':
      return new ChatError('stopped', { provider });
  }
}

/** `{"choices":[{"delta":{"done":true}}]}` */
function isDone(message: unknown): boolean {
  const choices = getField(message, 'choices');
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  return getField(getField(first, 'delta'), 'done') === true;
}

/** Queue between a producer and one reader who waits for events. */
class EventQueue<T> {
  private readonly items: T[] = [];
  private wake: (() => void) | undefined;

  push(item: T): void {
    this.items.push(item);
    this.wake?.();
  }

  async next(): Promise<T> {
    for (;;) {
      const item = this.items.shift();
      if (item !== undefined) {
        return item;
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
