import { LoadingState, type DataQueryError, type PanelData } from '@grafana/data';
import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
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
  /** Whether the answer is one to older filters. */
  isStale: boolean;
}

/** One grouped question, asked through a queue when it is wanted, and again only when it changes. */
export class QueuedSeries extends SceneObjectBase<QueuedSeriesState> {
  private request?: SeriesRequest;
  private query?: Subscription;
  /** What was asked last; undefined where that was given up. */
  private askedKey?: string;
  private subject?: string;
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
    const { dataSourceUid, profileTypeId, groupBy, labelSelector } = request;
    const subject = JSON.stringify([dataSourceUid, profileTypeId, groupBy]);
    if (this.subject !== undefined && subject !== this.subject) {
      this.cancel();
      this.setState({ status: 'idle', data: undefined, error: undefined, isStale: false });
    }
    if (this.state.data && labelSelector !== this.request?.labelSelector) {
      this.setState({ isStale: true });
    }
    this.subject = subject;
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
    if (this.state.status === 'waiting' || this.state.status === 'loading') {
      this.askedKey = undefined;
      this.setState({ status: this.state.data ? 'done' : 'idle' });
    }
  }

  retry(queue: SeriesQueue): void {
    this.cancel();
    this.askedKey = undefined;
    this.load(queue);
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
  }

  private finish(): void {
    this.setState({ status: 'done' });
  }
}

function printKey({ range, ...rest }: SeriesRequest): string {
  return JSON.stringify([rest, toRangeMs(range)]);
}
