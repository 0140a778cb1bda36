/**
 * Answers by the key of their question: one request for equal questions that are under way together, and the last few
 * answers kept, for `maxAgeMs` at the most. A request is aborted when the last one waiting for it gives up; failures are
 * not kept.
 */
export class AnswerCache<T> {
  private readonly answers = new Map<string, Answer<T>>();
  private readonly pending = new Map<string, Pending<T>>();

  constructor(
    private readonly capacity: number,
    private readonly maxAgeMs = Infinity,
    private readonly getTimeMs: () => number = Date.now,
  ) {}

  /** Returns the answer to `key`, from memory or by `ask`. Rejects with the signal's reason once `signal` is aborted. */
  async get(key: string, ask: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const known = this.answers.get(key);
    if (known && this.getTimeMs() - known.answeredMs <= this.maxAgeMs) {
      this.remember(key, known);
      return known.value;
    }
    const pending = this.pending.get(key) ?? this.start(key, ask);
    return this.wait(pending, signal);
  }

  clear(): void {
    this.answers.clear();
  }

  private start(key: string, ask: (signal: AbortSignal) => Promise<T>): Pending<T> {
    const controller = new AbortController();
    const answer = ask(controller.signal)
      .then((value) => {
        this.remember(key, { value, answeredMs: this.getTimeMs() });
        return value;
      })
      .finally(() => {
        if (this.pending.get(key)?.controller === controller) {
          this.pending.delete(key);
        }
      });
    const pending = { answer, controller, waiting: 0 };
    this.pending.set(key, pending);
    return pending;
  }

  private async wait(pending: Pending<T>, signal: AbortSignal): Promise<T> {
    pending.waiting += 1;
    let giveUp: (() => void) | undefined;
    const aborted = new Promise<never>((_, reject) => {
      giveUp = () => reject(signal.reason as Error);
      signal.addEventListener('abort', giveUp, { once: true });
    });
    try {
      return await Promise.race([pending.answer, aborted]);
    } finally {
      if (giveUp) {
        signal.removeEventListener('abort', giveUp);
      }
      pending.waiting -= 1;
      if (pending.waiting === 0 && signal.aborted) {
        pending.controller.abort(signal.reason);
        this.forget(pending);
      }
    }
  }

  // A question asked again right after its request was aborted must not wait for the aborted one.
  private forget(pending: Pending<T>): void {
    for (const [key, other] of this.pending) {
      if (other === pending) {
        this.pending.delete(key);
      }
    }
    pending.answer.catch(() => undefined);
  }

  private remember(key: string, answer: Answer<T>): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    const oldest = this.answers.keys().next();
    if (this.answers.size > this.capacity && !oldest.done) {
      this.answers.delete(oldest.value);
    }
  }
}

interface Answer<T> {
  readonly value: T;
  readonly answeredMs: number;
}

interface Pending<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}
