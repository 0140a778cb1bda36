import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { type Favorite, getFavoriteKey } from 'favorites/Favorite';
import { formatFavorite } from 'favorites/formatFavorite';
import { getFavoritesStore } from 'favorites/useFavorites';
import { areSameItems } from 'panels/areSameItems';
import { buildPanelMenu } from 'panels/buildPanelMenu';
import { PanelPlace } from 'panels/PanelPlace';
import { QuickFilter } from 'panels/QuickFilter';
import { SeriesQueue } from 'queries/SeriesQueue';
import React from 'react';
import { RefreshClicked } from 'scenes/events/RefreshPicker';
import { getSelection, getUrl, subscribeToSelection } from 'scenes/explorerUrl';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { buildFavoritePanel, prepareFavoriteData } from './drawFavorite';
import { ExpandedFavorite } from './ExpandedFavorite';
import { FavoriteActions } from './FavoriteActions';
import { FavoritesRenderer } from './FavoritesRenderer';
import { type FavoritePlan, planFavorite } from './planFavorite';

export interface FavoriteItem {
  readonly favorite: Favorite;
  readonly place: PanelPlace;
}

export interface FavoritesPageState extends SceneObjectState {
  quickFilter: QuickFilter;
  /** The favorites, and those that were taken out since the last refresh. */
  items: readonly FavoriteItem[];
  /** Favorites that pass the quick filter and the switch. */
  shown: readonly FavoriteItem[];
  /** The scene's hold on the places of `items`. */
  places: PanelPlace[];
  /** The name of the favorite that is open in the drawer, whether or not there is one of that name. */
  expandedName?: string;
  expanded?: ExpandedFavorite;
}

const MAX_QUERIES = 6;

/** Favorites of the user, whatever the service: a panel and a query each, the visible ones first. */
export class FavoritesPage extends SceneObjectBase<FavoritesPageState> {
  static Component = FavoritesRenderer;

  private readonly known = new Map<string, FavoriteItem>();
  private readonly queue = new SeriesQueue(MAX_QUERIES);

  constructor() {
    super({
      quickFilter: new QuickFilter('favorites'),
      items: [],
      shown: [],
      places: [],
    });
    this.addActivationHandler(() => this.follow());
  }

  /** The grid tells which panels are near the viewport. */
  setNear({ place }: FavoriteItem, isNear: boolean): void {
    place.setNear(isNear, this.queue);
  }

  /** Returns the reason why a favorite shows nothing, if the list of services tells it without a query. */
  findProblem(favorite: Favorite): string | undefined {
    return this.plan(favorite).problem;
  }

  /** Builds the links and buttons of a favorite's title row. */
  buildActions({ favorite, place }: FavoriteItem): React.ReactNode {
    const { name } = place.state;
    const onExpand = favorite.groupBy === undefined ? undefined : () => this.expand(name);
    return React.createElement(FavoriteActions, { favorite, title: name, onExpand });
  }

  private follow(): () => void {
    const favorites = getFavoritesStore();
    const { quickFilter } = this.state;
    const url = getUrl(this);
    const subscriptions = [
      sceneGraph.getTimeRange(this).subscribeToState(() => this.ask()),
      getServiceIndex(this).subscribeToState(() => this.ask()),
      this.getRoot().subscribeToEvent(RefreshClicked, () => {
        this.readAgain();
        this.list(true);
      }),
    ];
    const endings = [
      quickFilter.activate(),
      url.subscribe(['hidesEmpty'], () => this.narrow()),
      url.subscribe(['expandedFavorite'], () => this.openDrawer(url.get('expandedFavorite'))),
      favorites.subscribe(() => this.list(false)),
      subscribeToSelection(this, () => this.ask()),
      quickFilter.subscribeToText(() => this.narrow()),
    ];
    // Another browser may have changed them since they were read.
    this.readAgain();
    this.list(true);
    this.openDrawer(url.get('expandedFavorite'));
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      endings.forEach((end) => end());
      this.state.places.forEach((place) => place.state.series.cancel());
    };
  }

  private readAgain(): void {
    void getFavoritesStore()
      .load()
      .then((store) => store?.refresh());
  }

  /** Lists the favorites. A removed one stays in its place until the user refreshes, so that a slip can be undone. */
  private list(isRefresh: boolean): void {
    const { items: before } = this.state;
    const listed = getFavoritesStore()
      .getState()
      .items.map((favorite) => this.getItem(favorite));
    const items = isRefresh ? listed : [...new Set([...before, ...listed])];
    if (!areSameItems(items, before)) {
      this.setState({ items, places: items.map(({ place }) => place) });
      this.openDrawer(this.state.expandedName);
      this.ask();
      this.narrow();
    }
  }

  private getItem(favorite: Favorite): FavoriteItem {
    const key = getFavoriteKey(favorite);
    const item = this.known.get(key) ?? this.createItem(favorite);
    this.known.set(key, item);
    return item;
  }

  private createItem(favorite: Favorite): FavoriteItem {
    const position = this.known.size;
    const name = this.findName(formatFavorite(favorite));
    const place: PanelPlace = new PanelPlace({
      name,
      getPosition: () => position,
      prepareData: (data) => prepareFavoriteData(favorite, data),
      buildPanel: (data) =>
        buildFavoritePanel(favorite, {
          title: name,
          data,
          colorIndex: position,
          actions: this.buildActions(item),
          menu: buildPanelMenu({
            hasScale: favorite.panelType === 'time-series',
            getQuestion: () => {
              const { request } = this.plan(favorite);
              return { ...request, range: request.range.raw };
            },
          }),
        }),
    });
    const item: FavoriteItem = { favorite, place };
    place.state.series.subscribeToState(() => this.narrow());
    return item;
  }

  /** Types of two names can have one title. */
  private findName(title: string): string {
    const names = new Set([...this.known.values()].map(({ place }) => place.state.name));
    let name = title;
    for (let count = 2; names.has(name); count++) {
      name = `${title} (${count})`;
    }
    return name;
  }

  /** Opens the drawer, or without a name closes it. The browser's back button undoes it. */
  private expand(name: string | undefined): void {
    getUrl(this).set({ expandedFavorite: name });
  }

  private openDrawer(name: string | undefined): void {
    const { expanded, items } = this.state;
    if (expanded?.options.title === name && name !== undefined) {
      return;
    }
    const favorite = items.find(({ place }) => place.state.name === name)?.favorite;
    const close = (): void => this.expand(undefined);
    this.setState({
      expandedName: name,
      expanded: favorite && name !== undefined ? new ExpandedFavorite({ favorite, title: name, close }) : undefined,
    });
  }

  private ask(): void {
    for (const { favorite, place } of this.state.items) {
      const { request, problem } = this.plan(favorite);
      if (problem === undefined) {
        place.prepare(request, this.queue);
      }
    }
    this.narrow();
  }

  private plan(favorite: Favorite): FavoritePlan {
    return planFavorite(favorite, {
      dataSourceUid: getSelection(this).dataSourceUid,
      range: sceneGraph.getTimeRange(this).state.value,
      matrix: getServiceIndex(this).state.matrix,
    });
  }

  private narrow(): void {
    const { items, shown, quickFilter } = this.state;
    const hidesEmpty = getUrl(this).get('hidesEmpty');
    const next = items.filter(
      (item) => quickFilter.matches(item.place.state.name) && !(hidesEmpty && this.isEmpty(item)),
    );
    quickFilter.setResultCount(next.length);
    if (!areSameItems(next, shown)) {
      this.setState({ shown: next });
    }
  }

  private isEmpty({ favorite, place }: FavoriteItem): boolean {
    const { status, data, error } = place.state.series.state;
    return (status === 'done' && !error && data?.series.length === 0) || this.findProblem(favorite) !== undefined;
  }
}
