/** Longest silence of a model, in milliseconds. */
export interface TimeLimits {
  /** Limit until the request is sent. */
  readonly connectMs: number;
  /** Limit from then to the first sign of an answer: a local model may read a long prompt for a while. */
  readonly firstMs: number;
  /** Limit between two signs. */
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
