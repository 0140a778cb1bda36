import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getFavoritesStore } from 'favorites/useFavorites';
import { whenFavoritesKnown } from 'favorites/whenFavoritesKnown';
import type { Insights } from 'pages/all-services/insights/computeInsights';
import { type InsightTools, loadInsights } from 'pages/all-services/insights/loadInsights';
import { QuickFilter } from 'panels/QuickFilter';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
import { getServicesOfType, listTypesOfMeaning } from 'profile/series/ServiceMatrix';
import { sortServices } from 'profile/series/services/sortServices';
import { type GroupedQuestion, GroupedSeries, ON_SCREEN_LIMIT } from 'queries/GroupedSeries';
import { createElement } from 'react';
import { RefreshClicked } from 'scenes/events/RefreshPicker';
import { getUrl } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { getSelection, subscribeToSelection } from 'scenes/selection';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { AllServicesRenderer } from './AllServicesRenderer';
import { keepOrder } from './keepOrder';
import { ServicePanel } from './ServicePanel';

export interface AllServicesPageState extends SceneObjectState {
  series: GroupedSeries;
  quickFilter: QuickFilter;
  /** How many services send the profile type, whatever the filters. */
  allCount: number;
  /** Those that have series under the filters, by name; undefined until that is known. */
  items?: readonly ServicePanel[];
  /** Those that the quick filter leaves, in the order of the screen. */
  shown: readonly ServicePanel[];
  /** Totals and changes of the newest complete answer. */
  insights?: Insights;
  /** The code that made them, and says them in words. */
  tools?: InsightTools;
  /** Why there are no insights. */
  insightsProblem?: string;
}

/** Every service that sends one profile type, side by side. */
export class AllServicesPage extends SceneObjectBase<AllServicesPageState> {
  static Component = AllServicesRenderer;

  private readonly panels = new Map<string, ServicePanel>();
  private onScreen = new Set<string>();
  private order: readonly string[] = [];
  private isRefreshClicked = false;

  constructor() {
    super({
      series: new GroupedSeries(),
      quickFilter: new QuickFilter('services'),
      allCount: 0,
      shown: [],
    });
    this.addActivationHandler(() => this.follow());
  }

  /** The grid tells which services are near the viewport. */
  setOnScreen(item: ServicePanel, isOnScreen: boolean): void {
    if (isOnScreen) {
      this.onScreen.add(item.state.serviceName);
      item.comeNear();
    } else {
      this.onScreen.delete(item.state.serviceName);
    }
  }

  /** The table tells which rows it draws. */
  setAllOnScreen(serviceNames: readonly string[]): void {
    this.onScreen = new Set(serviceNames);
  }

  /** True if the numbers that the order needs are those of what is being asked for now. */
  canSort(): boolean {
    const { insights, series } = this.state;
    return getUrl(this).get('serviceSort') === 'name' || (insights !== undefined && insights.key === series.state.key);
  }

  private follow(): () => void {
    const { series, quickFilter } = this.state;
    const subscriptions = [
      getServiceIndex(this).subscribeToState(() => this.update()),
      getFilterScope(this).subscribeToState(() => this.update()),
      sceneGraph.getTimeRange(this).subscribeToState((next, previous) => {
        if (next.timeZone !== previous.timeZone) {
          this.showBadges();
        }
        this.update();
      }),
      series.subscribeToState((next, previous) => {
        if (next.complete !== previous.complete) {
          void this.deriveInsights();
        }
        this.list();
        this.showSeries();
      }),
      this.getRoot().subscribeToEvent(RefreshClicked, () => {
        this.isRefreshClicked = true;
      }),
    ];
    const deactivateFilter = quickFilter.activate();
    const unsubscribe = subscribeToSelection(this, () => this.update());
    const unsubscribeSort = getUrl(this).subscribe(['serviceSort'], () => this.arrange(true));
    // One that is added later waits for the next order: panels do not run away.
    const unsubscribeFavorites = whenFavoritesKnown(() => this.arrange(true));
    const unsubscribeText = quickFilter.subscribeToText(() => this.arrange(false));
    const deactivateSeries = series.activate();
    this.update();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      unsubscribe();
      unsubscribeSort();
      unsubscribeText();
      deactivateFilter();
      unsubscribeFavorites();
      deactivateSeries();
    };
  }

  private update(): void {
    this.chooseExistingType();
    if (!getFilterScope(this).state.isSettled) {
      return;
    }
    this.list();
    const isAutomatic = !this.isRefreshClicked;
    this.isRefreshClicked = false;
    this.state.series.ask(this.buildQuestion(), isAutomatic);
  }

  /** The default type may not exist here; a type that a link asks for is left, and said to be missing. */
  private chooseExistingType(): void {
    const { matrix } = getServiceIndex(this).state;
    const [firstType] = sortProfileTypeIds(matrix?.profileTypeIds ?? []);
    const isUsual = getSelection(this).profileTypeId === DEFAULT_PROFILE_TYPE;
    if (firstType !== undefined && isUsual && this.getAllNames()?.length === 0) {
      getUrl(this).set({ profileType: firstType }, { isStep: false });
    }
  }

  private list(): void {
    const allNames = this.getAllNames();
    if (allNames && allNames.length !== this.state.allCount) {
      this.setState({ allCount: allNames.length });
    }
    const names = allNames && this.leaveMatching(allNames);
    const { items } = this.state;
    const isSame =
      names?.length === items?.length &&
      names?.every((name, position) => items?.[position]?.state.serviceName === name);
    if (!isSame) {
      this.setState({ items: names?.map((name) => this.getPanel(name, allNames ?? [])) });
      this.arrange(getUrl(this).get('serviceSort') === 'name');
      this.showSeries();
    }
  }

  private getAllNames(): readonly string[] | undefined {
    const { matrix } = getServiceIndex(this).state;
    return matrix && getServicesOfType(matrix, getSelection(this).profileTypeId);
  }

  /** Which services the filters leave is known only from their series; until then the list is the one from before. */
  private leaveMatching(allNames: readonly string[]): readonly string[] | undefined {
    if (allNames.length === 0 || getFilterScope(this).state.applied.length === 0) {
      return allNames;
    }
    const { complete, key, answers, missingTypeIds } = this.state.series.state;
    if (complete && complete.key === key) {
      return [...complete.answers.keys()].sort();
    }
    const before = this.state.items?.map((item) => item.state.serviceName);
    // Where some profile types failed, what the others brought is there, beside what was there before.
    return missingTypeIds.length > 0 ? [...new Set([...(before ?? []), ...answers.keys()])].sort() : before;
  }

  private getPanel(serviceName: string, allNames: readonly string[]): ServicePanel {
    // The colour goes by the place among all services: filters do not change it.
    const panel =
      this.panels.get(serviceName) ?? new ServicePanel(serviceName, Math.max(0, allNames.indexOf(serviceName)));
    this.panels.set(serviceName, panel);
    return panel;
  }

  /** Puts the list in order, or (what nobody asked for must not move things) leaves it in the order it has. */
  private arrange(isResort: boolean): void {
    const { items = [], shown, quickFilter, insights } = this.state;
    const ranked = items.map((item) => ({
      name: item.state.serviceName,
      statistics: insights?.statistics.get(item.state.serviceName),
    }));
    const names =
      isResort && this.canSort()
        ? sortServices(ranked, getUrl(this).get('serviceSort'), this.getFavoriteNames()).map(({ name }) => name)
        : keepOrder(
            ranked.map(({ name }) => name),
            this.order,
          );
    this.order = names;
    const next = names.filter((name) => quickFilter.matches(name)).flatMap((name) => this.panels.get(name) ?? []);
    const isSame = next.length === shown.length && next.every((panel, position) => panel === shown[position]);
    if (!isSame) {
      this.setState({ shown: next });
    }
    quickFilter.setResultCount(next.length);
  }

  private getFavoriteNames(): ReadonlySet<string> {
    const favorites = (this.state.items ?? []).filter((item) => getFavoritesStore().isFavorite(item.getFavorite()));
    return new Set(favorites.map((item) => item.state.serviceName));
  }

  private async deriveInsights(): Promise<void> {
    try {
      const tools = this.state.tools ?? (await loadInsights());
      const { complete } = this.state.series.state;
      const insights = complete && tools.computeInsights(complete, Date.now());
      this.setState({ tools, insights, insightsProblem: undefined });
      this.showBadges();
      this.arrange(complete?.isAutomatic === false);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.setState({ insightsProblem: `Totals and changes could not be worked out: ${reason}` });
    }
  }

  private showBadges(): void {
    const { items = [], insights, tools } = this.state;
    const timeZone = sceneGraph.getTimeRange(this).getTimeZone();
    for (const item of items) {
      const statistics = insights?.statistics.get(item.state.serviceName);
      const isShown = tools && insights && (statistics?.change.isSure || statistics?.missing);
      item.setBadge(isShown && createElement(tools.ServiceBadges, { statistics, insights, timeZone }));
    }
  }

  private showSeries(): void {
    const { answers, key, phase, error, missingTypeIds } = this.state.series.state;
    for (const item of this.state.items ?? []) {
      const answer = answers.get(item.state.serviceName);
      const hasFailed =
        error !== undefined && (missingTypeIds.length === 0 || missingTypeIds.includes(answer?.profileTypeId ?? ''));
      const isOlder = answer !== undefined && (answer.key !== key || hasFailed);
      item.show({ answer, isOlder, isLoading: phase !== 'done' });
    }
  }

  private buildQuestion(): GroupedQuestion {
    const { dataSourceUid, profileTypeId: chosenId } = getSelection(this);
    const { matrix } = getServiceIndex(this).state;
    const { shown } = this.state;
    const [profileTypeId = chosenId, ...otherTypeIds] = matrix ? listTypesOfMeaning(matrix, chosenId) : [];
    return {
      dataSourceUid,
      profileTypeId,
      otherTypeIds,
      filters: getFilterScope(this).state.applied,
      serviceNames: this.getAllNames(),
      onScreen: () => {
        const names = shown.map((item) => item.state.serviceName);
        const near = names.filter((name) => this.onScreen.has(name));
        // Nothing is mounted yet when the page opens: the top of the list is what will be seen.
        return near.length > 0 ? near : names.slice(0, ON_SCREEN_LIMIT);
      },
    };
  }
}
