import type { PanelData } from '@grafana/data';
import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import type { SeriesRequest } from './querySeries';
import { toRangeMs } from './rangeMs';
import { runSeries } from './runSeries';
import type { SeriesQueue } from './SeriesQueue';
import { ServerLoader, type ServerState } from './ServerLoader';

interface QueuedSeriesState extends SceneObjectState {
  /** `waiting` for its turn in the queue, `loading` on its way; an older answer stays meanwhile. */
  status: 'idle' | 'waiting' | 'loading' | 'done';
  /** The newest answer to the question, or to the same question about an older range. */
  data?: PanelData;
  error?: PyroscopeError;
  /** True if the answer is one to older filters, or to a range that somebody left. A refresh leaves none. */
  isStale: boolean;
}

/** One grouped question, asked through a queue when it is wanted, and again only when it changes. */
export class QueuedSeries extends SceneObjectBase<QueuedSeriesState> {
  private readonly loader = new ServerLoader<SeriesRequest, PanelData>(
    (request, signal) => this.ask(request, signal),
    (state) => this.take(state),
  );
  private request?: SeriesRequest;
  private queue?: SeriesQueue;
  private subject?: string;
  private scope?: string;
  private durationMs?: number;

  constructor(private readonly getPosition: () => number = () => 0) {
    super({ status: 'idle', isStale: false });
  }

  /**
   * Sets the question without asking it. The older answer stays for a while if only the range, limit or selection
   * changes; an answer for another type or label is useless.
   */
  prepare(request: SeriesRequest): void {
    const { dataSourceUid, profileTypeId, groupBy, labelSelector, range } = request;
    const subject = JSON.stringify([dataSourceUid, profileTypeId, groupBy]);
    if (this.subject !== undefined && subject !== this.subject) {
      this.loader.clear();
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
    if (this.request) {
      this.queue = queue;
      this.loader.ask(printKey(this.request), this.request);
    }
  }

  /** Leaves the queue; a question that is on its way stays. */
  leaveQueue(): void {
    if (this.state.status === 'waiting') {
      this.cancel();
    }
  }

  cancel(): void {
    const { status, data, error, isStale } = this.state;
    if (status === 'waiting' || status === 'loading' || error) {
      this.loader.stop();
      this.setState({ status: data ? 'done' : 'idle', error: undefined, isStale: isStale || error !== undefined });
    }
  }

  /** Returns how long the last answer took, without waiting for its turn; undefined before the first. */
  getDurationMs(): number | undefined {
    return this.durationMs;
  }

  private async ask(request: SeriesRequest, signal: AbortSignal): Promise<PanelData> {
    const run = async (): Promise<PanelData> => {
      const startMs = performance.now();
      this.setState({ status: 'loading' });
      const data = await runSeries(this, request, signal);
      this.durationMs = performance.now() - startMs;
      return data;
    };
    return this.queue ? this.queue.run(run, this.getPosition, signal) : run();
  }

  private take({ isLoading, answer, error }: ServerState<PanelData>): void {
    if (isLoading) {
      this.setState({ status: 'waiting', error });
    } else if (error) {
      // After a failure the last picture stays, with the reason beside it.
      this.setState({ status: 'done', error, isStale: true });
    } else if (answer && answer !== this.state.data) {
      this.setState({ status: 'done', data: answer, error: undefined, isStale: false });
    } else {
      // The refresh button gave it up.
      this.setState({ status: 'done', error: undefined });
    }
  }
}

function printKey({ range, ...rest }: SeriesRequest): string {
  return JSON.stringify([rest, toRangeMs(range)]);
}
