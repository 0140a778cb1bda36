import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { putFavoritesFirst } from 'favorites/Favorite';
import { getFavoritesStore, whenFavoritesKnown } from 'favorites/useFavorites';
import { areSameItems } from 'panels/areSameItems';
import { buildPanelMenu } from 'panels/buildPanelMenu';
import { buildTimeSeriesPanel } from 'panels/buildTimeSeriesPanel';
import { drawSeries } from 'panels/drawFrames';
import { PanelPlace } from 'panels/PanelPlace';
import { QuickFilter } from 'panels/QuickFilter';
import type { MissingTime } from 'profile/series/change/judgeMissing';
import { SeriesQueue } from 'queries/SeriesQueue';
import React from 'react';
import { getSelection, subscribeToSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { findMissing, type PlannedType, planProfileTypes } from './planProfileTypes';
import { buildTypeFavorite, ProfileTypeActions } from './ProfileTypeActions';
import { ProfileTypesRenderer } from './ProfileTypesRenderer';
import { TypeMissing } from './TypeMissing';

/** A profile type of the service on the screen. */
export interface ProfileTypeItem {
  readonly profileTypeId: string;
  readonly place: PanelPlace;
}

export interface ProfileTypesPageState extends SceneObjectState {
  quickFilter: QuickFilter;
  /** All types of the service, in the order of the screen; undefined until the list has loaded. */
  items?: readonly ProfileTypeItem[];
  /** Profile types that pass the quick filter. */
  shown: readonly ProfileTypeItem[];
  /** The scene's hold on the places of `items`. */
  places: PanelPlace[];
}

const MAX_QUERIES = 6;

/** All that one service sends: a panel and a query per profile type, those on the screen first. */
export class ProfileTypesPage extends SceneObjectBase<ProfileTypesPageState> {
  static Component = ProfileTypesRenderer;

  private readonly queue = new SeriesQueue(MAX_QUERIES);
  private listedService?: string;
  /** The favorites among the types, as they were when the list was made: panels do not run away when a star is clicked. */
  private favoriteIds?: ReadonlySet<string>;
  /** The items of that service by profile type. */
  private readonly known = new Map<string, ProfileTypeItem>();
  private missing: ReadonlyMap<string, MissingTime> = new Map();

  constructor() {
    super({ quickFilter: new QuickFilter('profile types'), shown: [], places: [] });
    this.addActivationHandler(() => this.follow());
  }

  /** The grid tells which panels are near the viewport. */
  setNear({ place }: ProfileTypeItem, isNear: boolean): void {
    place.setNear(isNear, this.queue);
  }

  private follow(): () => void {
    const subscriptions = [
      getServiceIndex(this).subscribeToState(() => this.update()),
      getFilterScope(this).subscribeToState(() => this.update()),
      sceneGraph.getTimeRange(this).subscribeToState(() => this.update()),
    ];
    const deactivateFilter = this.state.quickFilter.activate();
    const unsubscribe = subscribeToSelection(this, () => this.update());
    const unsubscribeFavorites = whenFavoritesKnown(() => {
      this.favoriteIds = undefined;
      this.update();
    });
    const unsubscribeText = this.state.quickFilter.subscribeToText(() => this.filter());
    this.update();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      unsubscribe();
      unsubscribeFavorites();
      unsubscribeText();
      deactivateFilter();
      this.state.places.forEach((place) => place.state.series.cancel());
    };
  }

  private update(): void {
    chooseDefaults(this);
    const types = this.plan();
    if (!types) {
      return;
    }
    this.list(getSelection(this).serviceName, types);
    for (const { profileTypeId, request } of types) {
      this.known.get(profileTypeId)?.place.prepare(request, this.queue);
    }
  }

  private plan(): readonly PlannedType[] | undefined {
    const { applied: filters, isSettled: areFiltersSettled } = getFilterScope(this).state;
    const { matrix } = getServiceIndex(this).state;
    const range = sceneGraph.getTimeRange(this).state.value;
    return planProfileTypes({ ...getSelection(this), filters, areFiltersSettled, matrix, range });
  }

  private list(serviceName: string, types: readonly PlannedType[]): void {
    const favorites = getFavoritesStore();
    if (serviceName !== this.listedService) {
      this.listedService = serviceName;
      this.favoriteIds = undefined;
      this.known.clear();
    }
    const ids = types.map(({ profileTypeId }) => profileTypeId);
    const favoriteIds =
      this.favoriteIds ?? new Set(ids.filter((id) => favorites.isFavorite(buildTypeFavorite(serviceName, id))));
    this.favoriteIds = favoriteIds;
    const all = types.map((type, position) => this.getItem(serviceName, type, position));
    const items = putFavoritesFirst(all, ({ profileTypeId }) => favoriteIds.has(profileTypeId));
    if (!areSameItems(items, this.state.items)) {
      this.setState({ items, places: items.map(({ place }) => place) });
      this.filter();
    }
  }

  /** Returns an item. Its position among all types of the service decides its colour. */
  private getItem(serviceName: string, { profileTypeId, name }: PlannedType, position: number): ProfileTypeItem {
    const known = this.known.get(profileTypeId);
    if (known) {
      return known;
    }
    const place = new PanelPlace({
      name,
      getPosition: () => this.state.items?.findIndex((item) => item.profileTypeId === profileTypeId) ?? position,
      prepareData: drawSeries,
      buildPanel: (data) =>
        buildTimeSeriesPanel({
          title: name,
          data,
          colorIndex: position,
          titleItems: this.getBadge(profileTypeId),
          actions: React.createElement(ProfileTypeActions, { serviceName, profileTypeId }),
          menu: buildPanelMenu({
            getQuestion: () => {
              const request = this.plan()?.find((type) => type.profileTypeId === profileTypeId)?.request;
              return request && { ...request, range: request.range.raw };
            },
          }),
        }),
    });
    place.state.series.subscribeToState(({ data }, before) => data !== before.data && this.judge());
    const item = { profileTypeId, place };
    this.known.set(profileTypeId, item);
    return item;
  }

  /** Judges missing data again, as each answer shows more of what the service sent in the meantime. */
  private judge(): void {
    const answers = [...this.known].flatMap(([profileTypeId, { place }]) => {
      const { data, isStale } = place.state.series.state;
      return data && !isStale ? [[profileTypeId, data] as const] : [];
    });
    const before = this.missing;
    this.missing = findMissing(new Map(answers));
    for (const [profileTypeId, { place }] of this.known) {
      if (JSON.stringify(before.get(profileTypeId)) !== JSON.stringify(this.missing.get(profileTypeId))) {
        place.state.panel?.setState({ titleItems: this.getBadge(profileTypeId) });
      }
    }
  }

  private getBadge(profileTypeId: string): React.ReactNode {
    const missing = this.missing.get(profileTypeId);
    return missing && React.createElement(TypeMissing, { origin: this, missing });
  }

  private filter(): void {
    const { items = [], quickFilter } = this.state;
    const shown = items.filter(
      ({ place, profileTypeId }) => quickFilter.matches(place.state.name) || quickFilter.matches(profileTypeId),
    );
    this.setState({ shown });
    quickFilter.setResultCount(shown.length);
  }
}
