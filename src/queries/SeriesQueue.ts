interface Job {
  readonly getPosition: () => number;
  readonly start: () => void;
}

/** Runs at most so many tasks at a time; when one ends, the waiting one that stands first on the screen follows. */
export class SeriesQueue {
  private readonly waiting = new Set<Job>();
  private runningCount = 0;

  constructor(private readonly limit: number) {}

  /**
   * The result of a task, begun once it is its turn. `getPosition` is asked at every turn, the smallest goes first.
   *
   * @throws what the task throws, or the signal's reason if that is aborted while the task waits
   */
  run<T>(task: () => Promise<T>, getPosition: () => number, signal: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        this.waiting.delete(job);
        reject(signal.reason as Error);
      };
      const job: Job = {
        getPosition,
        start: () => {
          signal.removeEventListener('abort', leave);
          void task()
            .then(resolve, reject)
            .finally(() => this.finish());
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.add(job);
      this.fill();
    });
  }

  private fill(): void {
    while (this.runningCount < this.limit && this.waiting.size > 0) {
      const next = [...this.waiting].reduce((first, job) => (job.getPosition() < first.getPosition() ? job : first));
      this.waiting.delete(next);
      this.runningCount += 1;
      next.start();
    }
  }

  private finish(): void {
    this.runningCount -= 1;
    this.fill();
  }
}
