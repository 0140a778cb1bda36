import type { PanelData } from '@grafana/data';
import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { Loader, type LoadState, NOTHING_LOADED } from './Loader';
import type { SeriesRequest } from './querySeries';
import { toRangeMs } from './rangeMs';
import { runSeries } from './runSeries';

interface SeriesLoaderState extends SceneObjectState, LoadState<PanelData> {
  /** True if the answer is one to other filters, or to a range that somebody left. A refresh leaves none. */
  isOlder: boolean;
}

/** The series of one chart. */
export class SeriesLoader extends SceneObjectBase<SeriesLoaderState> {
  private subject?: string;
  private readonly loader = new Loader<SeriesRequest, PanelData>(
    (request, signal) => runSeries(this, request, signal),
    (state) => this.setState({ ...state, isOlder: this.state.isOlder && state.answer === this.state.answer }),
  );

  constructor() {
    super({ ...NOTHING_LOADED, isOlder: false });
    this.addActivationHandler(() => () => this.loader.stop());
  }

  /** Loads the series unless they were asked for last. */
  ask(request: SeriesRequest): void {
    const { dataSourceUid, profileTypeId, labelSelector, range } = request;
    const subject = JSON.stringify([dataSourceUid, profileTypeId, labelSelector, range.raw]);
    if (this.state.answer && subject !== this.subject) {
      this.setState({ isOlder: true });
    }
    this.subject = subject;
    this.loader.ask(getSeriesKey(request), request);
  }

  stop(): void {
    this.loader.stop();
  }
}

export function getSeriesKey({ dataSourceUid, profileTypeId, labelSelector, range, stepMs }: SeriesRequest): string {
  return JSON.stringify([dataSourceUid, profileTypeId, labelSelector, toRangeMs(range), stepMs]);
}
