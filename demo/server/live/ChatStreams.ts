import { type LlmApp, printError } from '../llm/LlmApp';
import { ModelError } from '../llm/Model';

/** Interval at which the app looks for listeners, and the number of times without any after which it stops. */
const CHECK_MS = 5_000;
const MAX_MISSES = 3;

export interface Listener {
  readonly publish: (channel: string, data: object) => void;
}

interface RunningStream {
  readonly listeners: Set<Listener>;
}

/**
 * The LLM app's streams, one per channel. A later subscriber joins a running stream from there on. If the socket of a subscriber
 * comes back after the end, the request is sent again. A stream without listeners ends some seconds later.
 */
export class ChatStreams {
  private readonly running = new Map<string, RunningStream>();
  private readonly controllers = new Set<AbortController>();

  constructor(private readonly llmApp: LlmApp) {}

  subscribe(channel: string, request: unknown, listener: Listener): void {
    const stream = this.running.get(channel);
    if (stream) {
      stream.listeners.add(listener);
      return;
    }
    const started: RunningStream = { listeners: new Set([listener]) };
    this.running.set(channel, started);
    void this.run(channel, request, started);
  }

  unsubscribe(channel: string, listener: Listener): void {
    this.running.get(channel)?.listeners.delete(listener);
  }

  close(): void {
    for (const controller of this.controllers) {
      controller.abort();
    }
  }

  private async run(channel: string, request: unknown, { listeners }: RunningStream): Promise<void> {
    const controller = new AbortController();
    this.controllers.add(controller);
    let misses = 0;
    const timer = setInterval(() => {
      misses = listeners.size === 0 ? misses + 1 : 0;
      if (misses === MAX_MISSES) {
        controller.abort();
      }
    }, CHECK_MS);
    const publish = (data: object): void => {
      for (const listener of listeners) {
        listener.publish(channel, data);
      }
    };
    let hasBegun = false;
    try {
      const chunks = await this.llmApp.openStream(request, controller.signal);
      hasBegun = true;
      for await (const chunk of chunks) {
        publish(chunk);
      }
      publish({ choices: [{ delta: { done: true } }] });
    } catch (error) {
      const prefix = !hasBegun && error instanceof ModelError ? 'establish chat completions stream: ' : '';
      publish({ error: prefix + printError(error) });
    } finally {
      clearInterval(timer);
      this.controllers.delete(controller);
      this.running.delete(channel);
    }
  }
}
