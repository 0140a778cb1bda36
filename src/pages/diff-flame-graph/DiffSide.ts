import { type DataFrame, DataTopic, FieldType, type PanelData } from '@grafana/data';
import { SceneDataNode, SceneObjectBase, type SceneObjectState, SceneTimePicker, type VizPanel } from '@grafana/scenes';
import { buildTimeSeriesPanel } from 'panels/buildTimeSeriesPanel';
import { drawSeries } from 'panels/drawFrames';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { ProfileLoader } from 'queries/ProfileLoader';
import type { SeriesRequest } from 'queries/querySeries';
import { SeriesLoader } from 'queries/SeriesLoader';
import { SliceLoader } from 'queries/SliceLoader';
import type { Unsubscribable } from 'rxjs';
import type { SideName } from './diffRanges';
import { RangeSelection } from './RangeSelection';

/** Effect of dragging over the chart. */
export type DragMode = 'flame-graph' | 'time-picker';

interface DiffSideState extends SceneObjectState {
  name: SideName;
  panel: VizPanel;
  timePicker: SceneTimePicker;
  dragMode: DragMode;
  loader: ProfileLoader;
  slices: SliceLoader;
  /** A moment of this side's chart that belongs to the one pointed at on the other's. */
  counterpartMs?: number;
  /** Loader of the chart's series; if both sides show one series, only the baseline's asks. */
  line: SeriesLoader;
  /** The newest answer for the chart, and what it answers. */
  series?: { readonly key: string; readonly data: PanelData };
}

/** The usual colours of the two sides. */
export const SIDE_COLORS: Readonly<Record<SideName, string>> = { baseline: '#d066d4', comparison: '#1398f6' };

export const SIDE_TITLES: Readonly<Record<SideName, string>> = { baseline: 'Baseline', comparison: 'Comparison' };

/** Side of a diff: its chart with the marked part, its profile, and parts of the profile. */
export class DiffSide extends SceneObjectBase<DiffSideState> {
  private region?: TimeRangeMs;

  /** @param onSelect takes the part of the chart that was dragged over */
  constructor(name: SideName, onSelect: (range: TimeRangeMs) => void) {
    const panel = buildTimeSeriesPanel({
      title: '',
      data: new SceneDataNode(),
      color: SIDE_COLORS[name],
      isBare: true,
    });
    super({
      name,
      panel,
      timePicker: new SceneTimePicker({ isOnCanvas: true }),
      dragMode: 'flame-graph',
      line: new SeriesLoader(),
      loader: new ProfileLoader(),
      slices: new SliceLoader(),
    });
    panel.setState({
      $timeRange: new RangeSelection((range) => {
        const isSelecting = this.state.dragMode === 'flame-graph';
        if (isSelecting) {
          onSelect(range);
        }
        return isSelecting;
      }),
    });
    this.addActivationHandler(() => {
      const { line, loader, slices } = this.state;
      const subscription = line.subscribeToState((next, before) => next.answer !== before.answer && this.takeSeries());
      const deactivate = [line, loader, slices].map((each) => each.activate());
      return () => {
        subscription.unsubscribe();
        deactivate.forEach((each) => each());
      };
    });
  }

  /** Calls back when its chart or its profile says something new. Returns what ends it. */
  subscribeToNews(onNews: () => void): Unsubscribable[] {
    const { loader, line } = this.state;
    return [
      this.subscribeToState((next, before) => next.series !== before.series && onNews()),
      loader.subscribeToState(onNews),
      line.subscribeToState((next, before) => next.error !== before.error && onNews()),
    ];
  }

  setDragMode(dragMode: DragMode): void {
    this.setState({ dragMode });
  }

  showCounterpart(counterpartMs: number | undefined): void {
    if (counterpartMs !== this.state.counterpartMs) {
      this.setState({ counterpartMs });
    }
  }

  /** Loads the chart's series unless they are already loaded. */
  askSeries(request: SeriesRequest): void {
    this.state.line.ask(request);
  }

  /** Draws the series of the other side, too. */
  shareSeries(other: DiffSide): void {
    this.state.line.stop();
    const { series } = other.state;
    if (series && series !== this.state.series) {
      this.setState({ series });
      this.draw();
    }
  }

  private takeSeries(): void {
    const { answer, answerKey } = this.state.line.state;
    if (answer && answerKey !== undefined) {
      this.setState({ series: { key: answerKey, data: answer } });
      this.draw();
    }
  }

  /** Marks the part of the chart that the flame graph shows. */
  markRegion(region: TimeRangeMs | undefined): void {
    if (region?.fromMs !== this.region?.fromMs || region?.toMs !== this.region?.toMs) {
      this.region = region;
      this.draw();
    }
  }

  /** The largest value of the axis; both sides have the same. */
  setMaximum(max: number | undefined): void {
    const { panel } = this.state;
    const { fieldConfig } = panel.state;
    if (fieldConfig.defaults.max !== max) {
      panel.clearFieldConfigCache();
      panel.setState({ fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, max } } });
    }
  }

  getMaximum(): number {
    const { series } = this.state;
    const values = (series ? drawSeries(series.data).series : []).flatMap(({ fields }) =>
      fields.filter(({ type }) => type === FieldType.number).flatMap((field) => field.values as unknown[]),
    );
    return values.reduce<number>((max, value) => (typeof value === 'number' && value > max ? value : max), 0);
  }

  private draw(): void {
    const node = this.state.panel.state.$data;
    const { series, name } = this.state;
    if (node instanceof SceneDataNode && series) {
      const annotations = this.region ? [buildRegion(name, this.region)] : [];
      node.setState({ data: { ...drawSeries(series.data), annotations } });
    }
  }
}

/** Builds a band from `time` to `timeEnd` for Grafana's charts. */
function buildRegion(name: SideName, { fromMs, toMs }: TimeRangeMs): DataFrame {
  const column = (key: string, type: FieldType, value: unknown) => ({
    name: key,
    type,
    values: [value],
    config: {},
  });
  return {
    name: `${SIDE_TITLES[name]} flame graph range`,
    length: 1,
    meta: { dataTopic: DataTopic.Annotations },
    fields: [
      column('time', FieldType.time, fromMs),
      column('timeEnd', FieldType.time, toMs),
      column('isRegion', FieldType.boolean, true),
      column('color', FieldType.string, SIDE_COLORS[name]),
      column('text', FieldType.string, `${SIDE_TITLES[name]} flame graph range`),
    ],
  };
}
