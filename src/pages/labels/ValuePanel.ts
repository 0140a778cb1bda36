import { LoadingState, type TimeRange } from '@grafana/data';
import { SceneDataNode, SceneObjectBase, type SceneObjectState, type VizPanel } from '@grafana/scenes';
import { buildTimeSeriesPanel } from 'panels/buildTimeSeriesPanel';
import { drawSeries } from 'panels/drawFrames';
import { formatLabelValue, type ValueSeries } from 'queries/readGroupedSeries';

export interface ValuePanelState extends SceneObjectState {
  /** "" if the label is missing. */
  value: string;
  series: ValueSeries;
  panel: VizPanel;
  colorIndex: number;
}

/** One value of a label. It outlives refreshes, so that its picture stays while data changes. */
export class ValuePanel extends SceneObjectBase<ValuePanelState> {
  constructor(series: ValueSeries, timeRange: TimeRange, colorIndex: number) {
    const panel = buildTimeSeriesPanel({
      title: '',
      data: new SceneDataNode({ data: toPanelData(series, timeRange) }),
      colorIndex,
      unit: undefined,
    });
    // The cell's own head has its name, beside its actions.
    panel.setState({ hoverHeader: true, displayMode: 'transparent', showMenuAlways: false });
    super({ value: series.value, series, panel, colorIndex });
  }

  show(series: ValueSeries, timeRange: TimeRange): void {
    const node = this.state.panel.state.$data;
    if (node instanceof SceneDataNode) {
      node.setState({ data: toPanelData(series, timeRange) });
    }
    this.setState({ series });
  }

  getName(): string {
    return formatLabelValue(this.state.value);
  }
}

function toPanelData({ frame }: ValueSeries, timeRange: TimeRange): SceneDataNode['state']['data'] {
  return drawSeries({ state: LoadingState.Done, series: [frame], timeRange });
}
