import { getDefaultTimeRange, type TimeRange } from '@grafana/data';
import { type SceneObjectState, SceneTimeRangeTransformerBase } from '@grafana/scenes';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';

type TimeRangeState = SceneObjectState & { from: string; to: string; value: TimeRange };

/** Time range between a chart and the page: dragging over the chart either selects a part of the range, or zooms as usual. */
export class RangeSelection extends SceneTimeRangeTransformerBase<TimeRangeState> {
  /** @param onSelect takes what was dragged over; gives false to have it zoomed */
  constructor(private readonly onSelect: (range: TimeRangeMs) => boolean) {
    super({ from: 'now-1h', to: 'now', value: getDefaultTimeRange() });
  }

  override onTimeRangeChange(range: TimeRange): void {
    if (!this.onSelect(toRangeMs(range))) {
      super.onTimeRangeChange(range);
    }
  }

  protected override ancestorTimeRangeChanged({ from, to, value }: TimeRangeState): void {
    this.setState({ from, to, value });
  }
}
