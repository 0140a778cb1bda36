import {
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  sceneGraph,
  type SceneObjectState,
  type SceneObjectUrlValues,
} from '@grafana/scenes';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import { createQuickFilter } from 'profile/search/createQuickFilter';
import { getTypesOfService } from 'profile/services/ServiceMatrix';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { SeriesQueue } from 'scenes/queries/SeriesQueue';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { getSelection, subscribeToSelection } from 'scenes/variables/selection';
import { ProfileTypePanel } from './ProfileTypePanel';
import { ProfileTypesRenderer } from './ProfileTypesRenderer';

export interface ProfileTypesPageState extends SceneObjectState {
  /** Quick filter, as typed. */
  searchText: string;
  /** All types of the service, in the order of the screen; undefined until the list is here. */
  items?: readonly ProfileTypePanel[];
  /** Those that the quick filter leaves. */
  shown: readonly ProfileTypePanel[];
  /** What is wrong with the quick filter. */
  searchProblem?: string;
}

const MAX_QUERIES = 6;
const MAX_POINTS = 250;

/** All that one service sends: a panel and a query per profile type, those on the screen first. */
export class ProfileTypesPage extends SceneObjectBase<ProfileTypesPageState> {
  static Component = ProfileTypesRenderer;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['searchText'] });

  private readonly panels = new Map<string, ProfileTypePanel>();
  private readonly queue = new SeriesQueue(MAX_QUERIES);

  constructor() {
    super({ searchText: '', shown: [] });
    this.addActivationHandler(() => this.follow());
  }

  setSearchText(searchText: string): void {
    this.setState({ searchText });
    this.filter();
  }

  /** The grid tells which panels are near the viewport: they are asked for, others leave the queue. */
  setNear(item: ProfileTypePanel, isNear: boolean): void {
    item.setNear(isNear);
    if (isNear) {
      item.state.series.load(this.queue);
    } else {
      item.state.series.leaveQueue();
    }
  }

  retry(item: ProfileTypePanel): void {
    item.state.series.retry(this.queue);
  }

  getUrlState(): SceneObjectUrlValues {
    return { searchText: this.state.searchText || undefined };
  }

  updateFromUrl({ searchText }: SceneObjectUrlValues): void {
    this.setSearchText(typeof searchText === 'string' ? searchText : '');
  }

  private follow(): () => void {
    const subscriptions = [
      getServiceIndex(this).subscribeToState(() => this.update()),
      getFilterScope(this).subscribeToState(() => this.update()),
      sceneGraph.getTimeRange(this).subscribeToState(() => this.update()),
    ];
    const unsubscribe = subscribeToSelection(this, () => this.update());
    this.update();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      unsubscribe();
      this.panels.forEach((panel) => panel.state.series.cancel());
    };
  }

  private update(): void {
    chooseDefaults(this);
    const { dataSourceUid, serviceName } = getSelection(this);
    const { applied, isSettled } = getFilterScope(this).state;
    const { matrix } = getServiceIndex(this).state;
    if (!matrix || serviceName === '' || !isSettled) {
      return;
    }
    this.list(sortProfileTypeIds(getTypesOfService(matrix, serviceName)));
    const labelSelector = buildServiceSelector([serviceName], applied);
    const range = sceneGraph.getTimeRange(this).state.value;
    for (const item of this.state.items ?? []) {
      const { profileTypeId, series } = item.state;
      series.prepare({ dataSourceUid, profileTypeId, labelSelector, groupBy: [], range, maxPoints: MAX_POINTS });
      if (item.getIsNear()) {
        series.load(this.queue);
      }
    }
  }

  private list(ids: readonly string[]): void {
    const { items } = this.state;
    if (items?.length !== ids.length || items.some(({ state }, position) => state.profileTypeId !== ids[position])) {
      this.setState({ items: ids.map((id, position) => this.getPanel(id, position)) });
      this.filter();
    }
  }

  private getPanel(profileTypeId: string, position: number): ProfileTypePanel {
    const panel = this.panels.get(profileTypeId) ?? new ProfileTypePanel(profileTypeId, position);
    this.panels.set(profileTypeId, panel);
    return panel;
  }

  private filter(): void {
    const { items = [], searchText } = this.state;
    const filter = createQuickFilter(searchText);
    this.setState({
      shown: items.filter(({ state }) => filter.matches(state.title)),
      searchProblem: filter.problems[0],
    });
  }
}
