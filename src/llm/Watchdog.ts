/** How long a model may stay silent, in milliseconds. */
export interface TimeLimits {
  /** Until the request is on its way. */
  readonly connectMs: number;
  /** From there to the first sign of an answer: a local model may read a long prompt for a while. */
  readonly firstMs: number;
  /** Between two signs. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/** Calls `onExpired` once when a limit is reached. */
export class Watchdog {
  private readonly total: ReturnType<typeof setTimeout>;
  private current: ReturnType<typeof setTimeout> | undefined;

  constructor(
    totalMs: number,
    private readonly onExpired: () => void,
  ) {
    this.total = setTimeout(onExpired, totalMs);
  }

  /** Starts a new wait instead of the running one. */
  wait(ms: number): void {
    clearTimeout(this.current);
    this.current = setTimeout(this.onExpired, ms);
  }

  stop(): void {
    clearTimeout(this.total);
    clearTimeout(this.current);
  }
}
