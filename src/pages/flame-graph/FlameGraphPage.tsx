import { LoadingState } from '@grafana/data';
import {
  SceneDataNode,
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  sceneGraph,
  type SceneObjectState,
  type SceneObjectUrlValues,
  type VizPanel,
} from '@grafana/scenes';
import { readStored, writeStored } from 'grafana/storage';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import type { ProfileQuery } from 'pyroscope/client';
import type { Subscription } from 'rxjs';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { buildTimeSeriesPanel } from 'scenes/panels/buildTimeSeriesPanel';
import { ProfileLoader } from 'scenes/queries/ProfileLoader';
import { querySeries } from 'scenes/queries/querySeries';
import { toRangeMs } from 'scenes/queries/rangeMs';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { getSelection, subscribeToSelection } from 'scenes/variables/selection';
import { FlameGraphRenderer } from './FlameGraphRenderer';
import { DEFAULT_MAX_NODES, parseMaxNodes } from './maxNodes';

export interface FlameGraphPageState extends SceneObjectState {
  panel: VizPanel;
  loader: ProfileLoader;
  /** How many nodes the first answer may have. */
  maxNodes: number;
  /** Whether the rest is loaded by itself where the first answer left out much. */
  isProgressive: boolean;
}

const MAX_POINTS = 500;

/** One service and profile type: its course over time, and the flame graph of the whole range. */
export class FlameGraphPage extends SceneObjectBase<FlameGraphPageState> {
  static Component = FlameGraphRenderer;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['maxNodes'] });

  private series?: Subscription;
  private seriesKey?: string;

  constructor() {
    super({
      panel: buildTimeSeriesPanel({ title: '', data: new SceneDataNode(), colorIndex: 0 }),
      loader: new ProfileLoader(),
      maxNodes: DEFAULT_MAX_NODES,
      isProgressive: readStored('loadsWholeProfile', (value) => typeof value === 'boolean') ?? true,
    });
    this.addActivationHandler(() => {
      const timeRange = sceneGraph.getTimeRange(this).subscribeToState(() => this.update());
      const index = getServiceIndex(this).subscribeToState(() => this.update());
      const filters = getFilterScope(this).subscribeToState(() => this.update());
      const unsubscribe = subscribeToSelection(this, () => this.update());
      const deactivateLoader = this.state.loader.activate();
      this.update();
      return () => {
        timeRange.unsubscribe();
        index.unsubscribe();
        filters.unsubscribe();
        unsubscribe();
        deactivateLoader();
        this.series?.unsubscribe();
        this.seriesKey = undefined;
      };
    });
  }

  setMaxNodes(maxNodes: number): void {
    this._urlSync.performBrowserHistoryAction(() => this.setState({ maxNodes }));
    this.update();
  }

  setProgressive(isProgressive: boolean): void {
    writeStored('loadsWholeProfile', isProgressive);
    this.setState({ isProgressive });
    this.update();
  }

  getUrlState(): SceneObjectUrlValues {
    const { maxNodes } = this.state;
    return { maxNodes: maxNodes === DEFAULT_MAX_NODES ? undefined : String(maxNodes) };
  }

  updateFromUrl({ maxNodes }: SceneObjectUrlValues): void {
    this.setState({ maxNodes: parseMaxNodes(maxNodes) });
    if (this.isActive) {
      this.update();
    }
  }

  /** What the page asks of the server; undefined while no service is chosen. */
  getQuery(): ProfileQuery | undefined {
    const { serviceName, profileTypeId } = getSelection(this);
    const range = toRangeMs(sceneGraph.getTimeRange(this).state.value);
    const { applied } = getFilterScope(this).state;
    const labelSelector = buildServiceSelector([serviceName], applied);
    return serviceName === '' ? undefined : { ...range, profileTypeId, labelSelector, maxNodes: this.state.maxNodes };
  }

  private update(): void {
    chooseDefaults(this);
    if (!getFilterScope(this).state.isSettled) {
      return;
    }
    const query = this.getQuery();
    if (!query) {
      this.state.loader.clear();
      return;
    }
    const { dataSourceUid, serviceName } = getSelection(this);
    this.state.loader.ask({ dataSourceUid, serviceName, query, isProgressive: this.state.isProgressive });
    this.loadSeries(dataSourceUid, query);
  }

  private loadSeries(dataSourceUid: string, { profileTypeId, labelSelector }: ProfileQuery): void {
    const range = sceneGraph.getTimeRange(this).state.value;
    const key = JSON.stringify([dataSourceUid, profileTypeId, labelSelector, toRangeMs(range)]);
    if (key === this.seriesKey) {
      return;
    }
    this.seriesKey = key;
    this.series?.unsubscribe();
    const { description, type } = describeProfileType(profileTypeId);
    this.state.panel.setState({ title: description || type });
    const node = this.state.panel.state.$data;
    const request = { dataSourceUid, profileTypeId, labelSelector, groupBy: [], range, maxPoints: MAX_POINTS };
    this.series = querySeries(this, request).subscribe((data) => {
      if (node instanceof SceneDataNode) {
        // The older line stays until the new one is here.
        const series = data.state === LoadingState.Loading ? node.state.data.series : data.series;
        node.setState({ data: { ...data, series } });
      }
    });
  }
}
