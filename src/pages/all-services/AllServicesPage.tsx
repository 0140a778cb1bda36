import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getFavoritesStore, whenFavoritesKnown } from 'favorites/useFavorites';
import type { Insights } from 'pages/all-services/insights/computeInsights';
import { type InsightTools, loadInsights } from 'pages/all-services/insights/loadInsights';
import { areSameItems } from 'panels/areSameItems';
import { ChartWarmUp } from 'panels/ChartWarmUp';
import { DrawQueue } from 'panels/DrawQueue';
import { QuickFilter } from 'panels/QuickFilter';
import { type ServiceSort, sortServices } from 'profile/series/services/sortServices';
import { type CompleteAnswer, type GroupedQuestion, GroupedSeries, ON_SCREEN_LIMIT } from 'queries/GroupedSeries';
import { createElement } from 'react';
import { RefreshClicked } from 'scenes/events/RefreshPicker';
import { getSelection, getUrl, subscribeToSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { AllServicesRenderer } from './AllServicesRenderer';
import { recallLargest, rememberLargest } from './largestServices';
import { ListOrder } from './ListOrder';
import { planPicture, planServiceList, type ServiceListPlan } from './planServiceList';
import { ServicePanel } from './ServicePanel';

interface Asked {
  readonly insights: Insights;
  readonly complete: CompleteAnswer;
}

export interface AllServicesPageState extends SceneObjectState {
  series: GroupedSeries;
  warmUp: ChartWarmUp;
  quickFilter: QuickFilter;
  /** Number of services that send the profile type, whatever the filters. */
  allCount: number;
  /** Panels of services with series under the filters, by name; undefined until they are known. */
  items?: readonly ServicePanel[];
  /** Panels that pass the quick filter, in the order of the screen. */
  shown: readonly ServicePanel[];
  /** True if the requested order is known, but the list would move under the user's pointer. */
  isOrderWaiting: boolean;
  /** Totals and changes of the newest complete answer. */
  insights?: Insights;
  /** Content of the page when somebody asked what changed; undefined if nobody did. */
  asked?: Asked;
  /** The code that made them, and says them in words. */
  tools?: InsightTools;
  insightsProblem?: string;
}

/** Every service that sends one profile type, side by side. */
export class AllServicesPage extends SceneObjectBase<AllServicesPageState> {
  static Component = AllServicesRenderer;

  private readonly panels = new Map<string, ServicePanel>();
  private onScreen = new Set<string>();
  private readonly order = new ListOrder();
  /** Services that will probably come first; empty if nothing is known. */
  private recalled: readonly string[] = [];
  private recalledFor?: string;
  private isRefreshClicked = false;
  private readonly drawQueue = new DrawQueue();

  constructor() {
    super({
      series: new GroupedSeries(),
      warmUp: new ChartWarmUp(),
      quickFilter: new QuickFilter('services'),
      allCount: 0,
      shown: [],
      isOrderWaiting: false,
    });
    this.addActivationHandler(() => this.follow());
  }

  /** Leaves out the panels: each chart looks all over the scene for timers and cursors, and none of a thousand panels has one. */
  override forEachChild(callback: (child: SceneObjectBase) => void): void {
    super.forEachChild((child) => (child instanceof ServicePanel ? undefined : callback(child)));
  }

  /** The grid tells which services are near the viewport. */
  setOnScreen(item: ServicePanel, isOnScreen: boolean, cell: Element): void {
    if (isOnScreen) {
      this.onScreen.add(item.state.serviceName);
      item.comeNear(cell);
    } else {
      this.onScreen.delete(item.state.serviceName);
    }
  }

  /** The table tells which rows it draws. */
  setAllOnScreen(serviceNames: readonly string[]): void {
    this.onScreen = new Set(serviceNames);
  }

  /** True if the numbers for the order belong to the current question. */
  canSort(): boolean {
    const { insights, series } = this.state;
    return getUrl(this).get('serviceSort') === 'name' || (insights !== undefined && insights.key === series.state.key);
  }

  /** Keeps the order of the list while the pointer or the focus is on it. */
  setTouched(isTouched: boolean): void {
    this.order.setTouched(isTouched);
    if (!isTouched && this.state.isOrderWaiting) {
      this.sort();
    }
  }

  /** Sorts the list in the requested order, if all numbers for it have loaded. */
  sort(): void {
    this.arrange(true);
  }

  /** True once the list has an order to show: the one asked for, that of the last visit, or by name if there are many. */
  hasOrder(): boolean {
    const { insights, insightsProblem, series, allCount } = this.state;
    const hasEnded = insights !== undefined || insightsProblem !== undefined || series.state.error !== undefined;
    return this.canSort() || hasEnded || this.recalled.length > 0 || allCount > ON_SCREEN_LIMIT;
  }

  /** Totals and changes of what is being asked for now; undefined until they are here. */
  getCurrent(): Asked | undefined {
    const { insights, series } = this.state;
    const { complete, key } = series.state;
    const isHere = insights && complete && insights.key === key && complete.key === key;
    return isHere ? { insights, complete } : undefined;
  }

  /** Finds the place of a service of the list. */
  findPanel(serviceName: string): ServicePanel {
    return this.getPanel(serviceName, this.plan().allNames ?? []);
  }

  /** Opens the list of the largest changes as they are now, or closes it. */
  askWhatChanged(isAsking: boolean): void {
    this.setState({ asked: isAsking ? this.getCurrent() : undefined });
  }

  private follow(): () => void {
    const { series, quickFilter } = this.state;
    [
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
    ].forEach((subscription) => this._subs.add(subscription));
    // Needed as soon as the numbers are here.
    void this.loadTools();
    const ends = [
      quickFilter.activate(),
      quickFilter.subscribeToText(() => this.arrange(false)),
      series.activate(),
      subscribeToSelection(this, () => this.update()),
      getUrl(this).subscribe(['serviceSort'], () => {
        this.order.ask();
        this.sort();
      }),
      // One that is added later waits for the next order: panels do not run away.
      whenFavoritesKnown(() => this.sortByItself()),
    ];
    this.update();
    return () => ends.forEach((end) => end());
  }

  private update(): void {
    const { otherTypeId } = this.plan();
    if (otherTypeId !== undefined) {
      getUrl(this).set({ profileType: otherTypeId }, { isStep: false });
    }
    if (!getFilterScope(this).state.isSettled) {
      return;
    }
    const plan = this.plan();
    this.list(plan);
    const isAutomatic = !this.isRefreshClicked;
    this.isRefreshClicked = false;
    this.state.series.ask(this.buildQuestion(plan), isAutomatic);
  }

  private list(plan = this.plan()): void {
    this.recall();
    const { allNames, listed } = plan;
    const { items } = this.state;
    if (allNames && allNames.length !== this.state.allCount) {
      this.setState({ allCount: allNames.length });
    }
    const next = listed?.map((name) => this.getPanel(name, allNames ?? []));
    if (!areSameItems(next, items)) {
      this.setState({ items: next });
      this.arrange(getUrl(this).get('serviceSort') === 'name');
      this.showSeries();
    }
  }

  /** Another data source or profile type begins with the order that it had last. */
  private recall(): void {
    const { dataSourceUid, profileTypeId } = getSelection(this);
    const subject = JSON.stringify([dataSourceUid, profileTypeId]);
    if (subject !== this.recalledFor) {
      this.recalledFor = subject;
      const isByTotal = getUrl(this).get('serviceSort') === 'total';
      this.recalled = isByTotal ? recallLargest({ dataSourceUid, profileTypeId }) : [];
      if (this.recalled.length > 0) {
        this.order.begin(this.recalled);
      }
    }
  }

  private plan(): ServiceListPlan {
    return planServiceList({
      matrix: getServiceIndex(this).state.matrix,
      profileTypeId: getSelection(this).profileTypeId,
      filters: getFilterScope(this).state.applied,
      series: this.state.series.state,
      listed: this.state.items?.map((item) => item.state.serviceName),
    });
  }

  private getPanel(serviceName: string, allNames: readonly string[]): ServicePanel {
    // The colour goes by the place among all services: filters do not change it.
    const panel =
      this.panels.get(serviceName) ??
      new ServicePanel(serviceName, Math.max(0, allNames.indexOf(serviceName)), this.drawQueue);
    this.panels.set(serviceName, panel);
    return panel;
  }

  /** Puts the list in order, or (what nobody asked for must not move things) leaves it in the order it has. */
  private arrange(isResort: boolean): void {
    const { items = [], shown, quickFilter } = this.state;
    const isSorting = isResort && this.canSort();
    const order = isSorting
      ? this.order.take(this.rank(getUrl(this).get('serviceSort')))
      : this.order.keep(items.map((item) => item.state.serviceName));
    const next = this.findShown(order);
    if (!areSameItems(next, shown)) {
      this.setState({ shown: next });
    }
    if (isSorting) {
      this.setState({ isOrderWaiting: false });
    }
    quickFilter.setResultCount(next.length);
  }

  /** Sorts without anybody's word, unless somebody's hand is on the list: what moves is drawn anew in its new place. */
  private sortByItself(): void {
    if (!this.canSort()) {
      return;
    }
    const { shown } = this.state;
    const next = this.findShown(this.rank(getUrl(this).get('serviceSort')));
    const moved = next.filter((panel, position) => panel !== shown[position]);
    if (this.order.mustWait(moved.length > 0)) {
      this.setState({ isOrderWaiting: true });
      return;
    }
    moved.forEach((panel) => panel.moveAway());
    this.sort();
  }

  private rank(sort: ServiceSort): string[] {
    const { items = [], insights } = this.state;
    const ranked = items.map(({ state }) => ({
      name: state.serviceName,
      statistics: insights?.statistics.get(state.serviceName),
    }));
    const favorites = items.filter((item) => getFavoritesStore().isFavorite(item.getFavorite()));
    const favoriteNames = new Set(favorites.map((item) => item.state.serviceName));
    return sortServices(ranked, sort, favoriteNames).map(({ name }) => name);
  }

  private findShown(names: readonly string[]): ServicePanel[] {
    const { quickFilter } = this.state;
    return names.filter((name) => quickFilter.matches(name)).flatMap((name) => this.panels.get(name) ?? []);
  }

  private async loadTools(): Promise<void> {
    try {
      this.setState({ tools: this.state.tools ?? (await loadInsights()), insightsProblem: undefined });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.setState({ insightsProblem: `Totals and changes could not be worked out: ${reason}` });
    }
  }

  private async deriveInsights(): Promise<void> {
    await this.loadTools();
    const { complete } = this.state.series.state;
    const insights = complete && (await this.state.tools?.computeInsights(complete, Date.now()));
    if (complete !== this.state.series.state.complete) {
      return; // Newer numbers are on their way.
    }
    this.setState({ insights });
    this.showBadges();
    if (complete?.isAutomatic === false) {
      this.sortByItself();
    }
    if (insights && getFilterScope(this).state.applied.length === 0) {
      rememberLargest(getSelection(this), this.rank('total'));
    }
  }

  private showBadges(): void {
    const { items = [], insights, tools } = this.state;
    const timeZone = sceneGraph.getTimeRange(this).getTimeZone();
    for (const item of items) {
      const statistics = insights?.statistics.get(item.state.serviceName);
      const isShown = tools && insights && (statistics?.change.isSure || statistics?.missing);
      const badges = isShown && createElement(tools.ServiceBadges, { panel: item, statistics, insights, timeZone });
      item.setBadge(badges ? { content: badges, key: insights.key } : undefined);
    }
  }

  private showSeries(): void {
    for (const item of this.state.items ?? []) {
      item.show(planPicture(item.state.serviceName, this.state.series.state));
    }
  }

  private buildQuestion({ allNames, typeIds: [profileTypeId, ...otherTypeIds] }: ServiceListPlan): GroupedQuestion {
    const { shown } = this.state;
    return {
      dataSourceUid: getSelection(this).dataSourceUid,
      profileTypeId,
      otherTypeIds,
      filters: getFilterScope(this).state.applied,
      serviceNames: allNames,
      onScreen: () => {
        const names = shown.map((item) => item.state.serviceName);
        const near = names.filter((name) => this.onScreen.has(name));
        // Nothing is mounted yet when the page opens, so the top of the list counts as visible.
        return near.length > 0 ? near : names.slice(0, ON_SCREEN_LIMIT);
      },
    };
  }
}
