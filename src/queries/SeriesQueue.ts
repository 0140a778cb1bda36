import { finalize, Observable, type Subscription } from 'rxjs';

interface Job {
  readonly getPosition: () => number;
  readonly start: () => void;
}

/** Runs at most so many sources at a time; when one ends, the waiting one that stands first on the screen follows. */
export class SeriesQueue {
  private readonly waiting = new Set<Job>();
  private runningCount = 0;

  constructor(private readonly limit: number) {}

  /**
   * The source, begun once it is its turn: `onStart` tells when. `getPosition` is asked at every turn, the smallest goes
   * first. Unsubscribing takes the source out of the queue, or cancels it.
   */
  enqueue<T>(source: Observable<T>, getPosition: () => number, onStart?: () => void): Observable<T> {
    return new Observable<T>((subscriber) => {
      let running: Subscription | undefined;
      const job: Job = {
        getPosition,
        start: () => {
          onStart?.();
          running = source.pipe(finalize(() => this.finish())).subscribe(subscriber);
        },
      };
      this.waiting.add(job);
      this.fill();
      return () => {
        this.waiting.delete(job);
        running?.unsubscribe();
      };
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
