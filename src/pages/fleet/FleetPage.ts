import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { decodeState, encodeState, FLAME_GRAPH_KEYS, type FlameGraphState } from 'flamegraph/state/FlameGraphState';
import { readStored } from 'grafana/storage';
import { ProfileLoader } from 'queries/ProfileLoader';
import { type ReadFleet, readFleet } from 'queries/readFleet';
import { SeriesLoader } from 'queries/SeriesLoader';
import { TenantLimits } from 'queries/TenantLimits';
import { getSelection, getUrl, subscribeToSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { USUAL_VALUES } from 'url/parameters';
import { FleetRenderer } from './FleetRenderer';
import { type FleetPlan, planFleet } from './planFleet';

interface FleetPageState extends SceneObjectState {
  series: SeriesLoader;
  loader: ProfileLoader;
  tenant: TenantLimits;
  /** Services of the last answer. */
  fleet?: ReadFleet;
  flameGraph: FlameGraphState;
  /** Parts of a link that could not be read. */
  linkErrors: readonly string[];
}

/** All services that the filters leave as one flame graph, from two requests however many there are. */
export class FleetPage extends SceneObjectBase<FleetPageState> {
  static Component = FleetRenderer;

  private plan?: FleetPlan;

  constructor() {
    super({
      series: new SeriesLoader(),
      loader: new ProfileLoader(),
      tenant: new TenantLimits(),
      flameGraph: decodeState(USUAL_VALUES).state,
      linkErrors: [],
    });
    this.addActivationHandler(() => this.activatePage());
  }

  private activatePage(): () => void {
    const { series, loader, tenant } = this.state;
    const sources = [sceneGraph.getTimeRange(this), getServiceIndex(this), getFilterScope(this), tenant];
    const subscriptions = [
      ...sources.map((source) => source.subscribeToState(() => this.update())),
      series.subscribeToState(({ answer }, before) => {
        if (answer !== before.answer && answer && this.plan) {
          this.setState({ fleet: readFleet(answer, this.plan.series) });
        }
      }),
    ];
    const url = getUrl(this);
    const endings = [
      subscribeToSelection(this, () => this.update()),
      url.subscribe(['firstLevel'], () => this.update()),
      url.subscribe([...FLAME_GRAPH_KEYS, 'maxNodes'], () => this.readUrl()),
      ...[series, loader].map((part) => part.activate()),
    ];
    this.readUrl();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      endings.forEach((end) => end());
    };
  }

  /** Returns the last plan; undefined until it is known what to ask. */
  getPlan(): FleetPlan | undefined {
    return this.plan;
  }

  /** `isStep`: a choice that the back button undoes. */
  setFlameGraph(flameGraph: FlameGraphState, isStep: boolean): void {
    getUrl(this).set(encodeState(flameGraph), { isStep });
  }

  private readUrl(): void {
    const { state: flameGraph, errors: linkErrors } = decodeState(getUrl(this).pick(FLAME_GRAPH_KEYS));
    this.setState({ flameGraph, linkErrors });
    this.update();
  }

  /** Several parts may change in one go, as with the back button: only their result counts. */
  private update(): void {
    getUrl(this).afterChange(this.ask);
  }

  private readonly ask = (): void => {
    if (!this.isActive) {
      return;
    }
    const maxNodes = getUrl(this).get('maxNodes');
    const { dataSourceUid, profileTypeId } = getSelection(this);
    const { series, loader, tenant } = this.state;
    const { matrix } = getServiceIndex(this).state;
    const isKnown = maxNodes !== undefined || tenant.knows(dataSourceUid);
    if (!getFilterScope(this).state.isSettled || !isKnown || !matrix) {
      return;
    }
    this.plan = planFleet({
      ...{ dataSourceUid, profileTypeId, matrix },
      range: sceneGraph.getTimeRange(this).state.value,
      filters: getFilterScope(this).state.applied,
      firstLevel: getUrl(this).get('firstLevel'),
      maxNodes: tenant.getMaxNodes(maxNodes),
    });
    const { otherTypeId } = this.plan;
    if (otherTypeId !== undefined) {
      // Comes back here with the type that is sent.
      getUrl(this).set({ profileType: otherTypeId }, { isStep: false });
      return;
    }
    const isProgressive = readStored('loadsWholeProfile', (value) => typeof value === 'boolean') ?? true;
    loader.ask({ dataSourceUid, serviceName: 'all services', query: this.plan.profile, isProgressive });
    series.ask(this.plan.series);
  };
}
