import { SceneObjectBase, sceneGraph, type SceneObjectState } from '@grafana/scenes';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { getServicesOfType } from 'profile/services/ServiceMatrix';
import { RefreshClicked } from 'scenes/events/RefreshPicker';
import { QuickFilter } from 'scenes/grid/QuickFilter';
import { GroupedSeries, ON_SCREEN_LIMIT, type GroupedQuestion } from 'scenes/queries/GroupedSeries';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { getSelection, PROFILE_TYPE, subscribeToSelection } from 'scenes/variables/selection';
import { getSelectionVariable } from 'scenes/variables/SelectionVariable';
import { AllServicesRenderer } from './AllServicesRenderer';
import { ServicePanel } from './ServicePanel';

export interface AllServicesPageState extends SceneObjectState {
  series: GroupedSeries;
  quickFilter: QuickFilter;
  /** All services of the profile type, in the order of the screen; undefined until the list is here. */
  items?: readonly ServicePanel[];
  /** Those that the quick filter leaves. */
  shown: readonly ServicePanel[];
}

/** Every service that sends one profile type, side by side. */
export class AllServicesPage extends SceneObjectBase<AllServicesPageState> {
  static Component = AllServicesRenderer;

  private readonly panels = new Map<string, ServicePanel>();
  private readonly onScreen = new Set<string>();
  private isRefreshClicked = false;

  constructor() {
    super({ series: new GroupedSeries(), quickFilter: new QuickFilter('services'), shown: [] });
    this.addActivationHandler(() => this.follow());
  }

  /** The grid tells which services are near the viewport. */
  setOnScreen(serviceName: string, isOnScreen: boolean): void {
    if (isOnScreen) {
      this.onScreen.add(serviceName);
    } else {
      this.onScreen.delete(serviceName);
    }
  }

  retry(): void {
    this.state.series.retry(this.buildQuestion());
  }

  private follow(): () => void {
    const { series, quickFilter } = this.state;
    const index = getServiceIndex(this);
    const subscriptions = [
      index.subscribeToState(() => this.update()),
      sceneGraph.getTimeRange(this).subscribeToState(() => this.update()),
      series.subscribeToState(() => this.showSeries()),
      this.getRoot().subscribeToEvent(RefreshClicked, () => {
        this.isRefreshClicked = true;
      }),
    ];
    const unsubscribe = subscribeToSelection(this, () => this.update());
    const unsubscribeText = quickFilter.subscribeToText(() => this.filter());
    const deactivateSeries = series.activate();
    this.update();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      unsubscribe();
      unsubscribeText();
      deactivateSeries();
    };
  }

  private update(): void {
    this.chooseExistingType();
    this.list();
    const isAutomatic = !this.isRefreshClicked;
    this.isRefreshClicked = false;
    this.state.series.ask(this.buildQuestion(), isAutomatic);
  }

  /** The default type may not exist here; a type that a link asks for is left, and said to be missing. */
  private chooseExistingType(): void {
    const { matrix } = getServiceIndex(this).state;
    const variable = getSelectionVariable(this, PROFILE_TYPE);
    const [firstType] = sortProfileTypeIds(matrix?.profileTypeIds ?? []);
    if (firstType !== undefined && variable.isInitial() && !matrix?.servicesOfType.has(variable.state.value)) {
      variable.change(firstType);
    }
  }

  private list(): void {
    const { matrix } = getServiceIndex(this).state;
    const names = matrix && getServicesOfType(matrix, getSelection(this).profileTypeId);
    const isSame =
      names?.length === this.state.items?.length &&
      names?.every((name, position) => this.state.items?.[position]?.state.serviceName === name);
    if (!isSame) {
      this.setState({ items: names?.map((name, position) => this.getPanel(name, position)) });
      this.filter();
      this.showSeries();
    }
  }

  private getPanel(serviceName: string, position: number): ServicePanel {
    const panel = this.panels.get(serviceName) ?? new ServicePanel(serviceName, position);
    this.panels.set(serviceName, panel);
    return panel;
  }

  private filter(): void {
    const { items = [], quickFilter } = this.state;
    const shown = items.filter((item) => quickFilter.matches(item.state.serviceName));
    this.setState({ shown });
    quickFilter.setResultCount(shown.length);
  }

  private showSeries(): void {
    const { answers } = this.state.series.state;
    for (const item of this.state.items ?? []) {
      item.show(answers.get(item.state.serviceName));
    }
  }

  private buildQuestion(): GroupedQuestion {
    const { dataSourceUid, profileTypeId } = getSelection(this);
    const { items, shown } = this.state;
    return {
      dataSourceUid,
      profileTypeId,
      serviceNames: items?.map((item) => item.state.serviceName),
      onScreen: () => {
        const names = shown.map((item) => item.state.serviceName);
        const near = names.filter((name) => this.onScreen.has(name));
        // Nothing is mounted yet when the page opens: the top of the list is what will be seen.
        return near.length > 0 ? near : names.slice(0, ON_SCREEN_LIMIT);
      },
    };
  }
}
