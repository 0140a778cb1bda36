import type { PanelData } from '@grafana/data';
import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { NOTHING_LOADED } from 'loading/Loader';
import type { SeriesRequest } from './querySeries';
import { toRangeMs } from './rangeMs';
import { runSeries } from './runSeries';
import { ServerLoader, type ServerState } from './ServerLoader';

interface SeriesLoaderState extends SceneObjectState, Omit<ServerState<PanelData>, 'key'> {
  /** True if the answer is one to other filters, or to a range that somebody left. A refresh leaves none. */
  isOlder: boolean;
}

export class SeriesLoader extends SceneObjectBase<SeriesLoaderState> {
  private subject?: string;
  private readonly loader = new ServerLoader<SeriesRequest, PanelData>(
    (request, signal) => runSeries(this, request, signal),
    ({ key: _, ...state }) =>
      this.setState({ ...state, isOlder: this.state.isOlder && state.answer === this.state.answer }),
  );

  constructor() {
    super({ ...NOTHING_LOADED, isOlder: false });
    this.addActivationHandler(() => () => this.loader.stop());
  }

  /** Loads the series unless they were requested last. */
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

export function getSeriesKey({
  dataSourceUid,
  profileTypeId,
  labelSelector,
  groupBy,
  range,
  stepMs,
}: SeriesRequest): string {
  return JSON.stringify([dataSourceUid, profileTypeId, labelSelector, groupBy, toRangeMs(range), stepMs]);
}
