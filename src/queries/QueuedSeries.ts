import { type DataQueryError, LoadingState, type PanelData } from '@grafana/data';
import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { trackFailure } from 'loading/failedQuestions';
import type { Subscription } from 'rxjs';
import { querySeries, type SeriesRequest } from './querySeries';
import { toRangeMs } from './rangeMs';
import type { SeriesQueue } from './SeriesQueue';
import { getQueryError } from './toQueryError';

interface QueuedSeriesState extends SceneObjectState {
  /** `waiting` for its turn in the queue, `loading` on its way; an older answer stays meanwhile. */
  status: 'idle' | 'waiting' | 'loading' | 'done';
  /** The newest answer to the question, or to the same question about an older range. */
  data?: PanelData;
  error?: DataQueryError;
  /** True if the answer is one to older filters, or to a range that somebody left. A refresh leaves none. */
  isStale: boolean;
}

/** One grouped question, asked through a queue when it is wanted, and again only when it changes. */
export class QueuedSeries extends SceneObjectBase<QueuedSeriesState> {
  private request?: SeriesRequest;
  private query?: Subscription;
  private queue?: SeriesQueue;
  /** What was asked last; undefined where that was given up. */
  private askedKey?: string;
  private subject?: string;
  private scope?: string;
  private startedMs = 0;
  private durationMs?: number;

  constructor(private readonly getPosition: () => number = () => 0) {
    super({ status: 'idle', isStale: false });
  }

  /**
   * Says what to ask, without asking. Of another range, limit or selection the older answer stays for a while; of another
   * type or label it is worthless.
   */
  prepare(request: SeriesRequest): void {
    const { dataSourceUid, profileTypeId, groupBy, labelSelector, range } = request;
    const subject = JSON.stringify([dataSourceUid, profileTypeId, groupBy]);
    if (this.subject !== undefined && subject !== this.subject) {
      this.cancel();
      this.setState({ status: 'idle', data: undefined, error: undefined, isStale: false });
    }
    const scope = JSON.stringify([labelSelector, range.raw]);
    if (this.state.data && scope !== this.scope) {
      this.setState({ isStale: true });
    }
    this.subject = subject;
    this.scope = scope;
    this.request = request;
  }

  /** Asks what was prepared, unless that was asked before. */
  load(queue: SeriesQueue): void {
    const key = this.request && printKey(this.request);
    if (!this.request || key === this.askedKey) {
      return;
    }
    this.query?.unsubscribe();
    this.askedKey = key;
    this.queue = queue;
    this.setState({ status: 'waiting' });
    const source = queue.enqueue(querySeries(this, this.request), this.getPosition, () => this.start());
    this.query = source.subscribe({ next: (data) => this.take(data), complete: () => this.finish() });
  }

  /** Leaves the queue; a question that is on its way stays. */
  leaveQueue(): void {
    if (this.state.status === 'waiting') {
      this.cancel();
    }
  }

  cancel(): void {
    this.query?.unsubscribe();
    trackFailure(this, false, () => undefined);
    const { status, data, error, isStale } = this.state;
    if (status === 'waiting' || status === 'loading' || error) {
      this.askedKey = undefined;
      this.setState({ status: data ? 'done' : 'idle', error: undefined, isStale: isStale || error !== undefined });
    }
  }

  retry(): void {
    this.cancel();
    this.askedKey = undefined;
    if (this.queue) {
      this.load(this.queue);
    }
  }

  /** How long the last answer took, without the wait for its turn; undefined before the first. */
  getDurationMs(): number | undefined {
    return this.durationMs;
  }

  private start(): void {
    this.startedMs = performance.now();
    this.setState({ status: 'loading' });
  }

  private take(data: PanelData): void {
    if (data.state === LoadingState.Loading) {
      return;
    }
    this.durationMs = performance.now() - this.startedMs;
    const error = getQueryError(data);
    // After a failure the last picture stays, with the reason beside it.
    this.setState(error ? { error } : { data, error: undefined, isStale: false });
    trackFailure(this, error !== undefined, () => this.retry());
  }

  private finish(): void {
    this.setState({ status: 'done' });
  }
}

function printKey({ range, ...rest }: SeriesRequest): string {
  return JSON.stringify([rest, toRangeMs(range)]);
}
