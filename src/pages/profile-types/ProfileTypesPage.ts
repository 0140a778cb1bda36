import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { putFavoritesFirst } from 'favorites/putFavoritesFirst';
import { getFavoritesStore } from 'favorites/useFavorites';
import { whenFavoritesKnown } from 'favorites/whenFavoritesKnown';
import { buildPanelMenu } from 'panels/buildPanelMenu';
import { buildTimeSeriesPanel } from 'panels/buildTimeSeriesPanel';
import { drawSeries } from 'panels/drawFrames';
import { PanelPlace } from 'panels/PanelPlace';
import { QuickFilter } from 'panels/QuickFilter';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import { getTypesOfService } from 'profile/series/ServiceMatrix';
import type { SeriesRequest } from 'queries/querySeries';
import { SeriesQueue } from 'queries/SeriesQueue';
import React from 'react';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { getSelection, subscribeToSelection } from 'scenes/selection';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { buildTypeFavorite } from './buildTypeFavorite';
import { ProfileTypeActions } from './ProfileTypeActions';
import { ProfileTypesRenderer } from './ProfileTypesRenderer';

/** A profile type of the service on the screen. */
export interface ProfileTypeItem {
  readonly profileTypeId: string;
  readonly place: PanelPlace;
}

export interface ProfileTypesPageState extends SceneObjectState {
  quickFilter: QuickFilter;
  /** All types of the service, in the order of the screen; undefined until the list is here. */
  items?: readonly ProfileTypeItem[];
  /** Those that the quick filter leaves. */
  shown: readonly ProfileTypeItem[];
  /** The scene's hold on the places of `items`. */
  places: PanelPlace[];
}

interface TypePlace {
  readonly name: string;
  /** Among all types of the service: it decides the colour. */
  readonly position: number;
}

const MAX_QUERIES = 6;
const MAX_POINTS = 250;

/** All that one service sends: a panel and a query per profile type, those on the screen first. */
export class ProfileTypesPage extends SceneObjectBase<ProfileTypesPageState> {
  static Component = ProfileTypesRenderer;

  private readonly queue = new SeriesQueue(MAX_QUERIES);
  private listedService?: string;
  /** The favorites among the types, as they were when the list was made: panels do not run away when a star is clicked. */
  private favoriteIds?: ReadonlySet<string>;
  /** The items of that service by profile type. */
  private readonly known = new Map<string, ProfileTypeItem>();

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
    const { serviceName } = getSelection(this);
    const { matrix } = getServiceIndex(this).state;
    if (!matrix || serviceName === '' || !getFilterScope(this).state.isSettled) {
      return;
    }
    this.list(serviceName, sortProfileTypeIds(getTypesOfService(matrix, serviceName)));
    for (const { profileTypeId, place } of this.state.items ?? []) {
      place.prepare(this.buildRequest(profileTypeId), this.queue);
    }
  }

  private buildRequest(profileTypeId: string): SeriesRequest {
    const { dataSourceUid, serviceName } = getSelection(this);
    const { applied } = getFilterScope(this).state;
    const labelSelector = buildServiceSelector([serviceName], applied);
    const range = sceneGraph.getTimeRange(this).state.value;
    return { dataSourceUid, profileTypeId, labelSelector, groupBy: [], range, maxPoints: MAX_POINTS };
  }

  private list(serviceName: string, ids: readonly string[]): void {
    const favorites = getFavoritesStore();
    if (serviceName !== this.listedService) {
      this.listedService = serviceName;
      this.favoriteIds = undefined;
      this.known.clear();
    }
    const favoriteIds =
      this.favoriteIds ?? new Set(ids.filter((id) => favorites.isFavorite(buildTypeFavorite(serviceName, id))));
    this.favoriteIds = favoriteIds;
    const names = nameTypes(ids);
    const all = ids.map((id, position) => this.getItem(serviceName, id, { name: names[position] ?? id, position }));
    const items = putFavoritesFirst(all, ({ profileTypeId }) => favoriteIds.has(profileTypeId));
    const { items: before } = this.state;
    if (items.length === before?.length && items.every((item, position) => item === before[position])) {
      return;
    }
    this.setState({ items, places: items.map(({ place }) => place) });
    this.filter();
  }

  private getItem(serviceName: string, profileTypeId: string, place: TypePlace): ProfileTypeItem {
    const item = this.known.get(profileTypeId) ?? this.createItem(serviceName, profileTypeId, place);
    this.known.set(profileTypeId, item);
    return item;
  }

  private createItem(serviceName: string, profileTypeId: string, { name, position }: TypePlace): ProfileTypeItem {
    const place = new PanelPlace({
      name,
      getPosition: () => this.state.items?.findIndex((item) => item.profileTypeId === profileTypeId) ?? position,
      prepareData: drawSeries,
      buildPanel: (data) =>
        buildTimeSeriesPanel({
          title: name,
          data,
          colorIndex: position,
          actions: React.createElement(ProfileTypeActions, { serviceName, profileTypeId }),
          menu: buildPanelMenu({
            getExploreQuestion: () => {
              const request = this.buildRequest(profileTypeId);
              return { ...request, range: request.range.raw };
            },
          }),
        }),
    });
    return { profileTypeId, place };
  }

  private filter(): void {
    const { items = [], quickFilter } = this.state;
    const shown = items.filter(({ place }) => quickFilter.matches(place.state.name));
    this.setState({ shown });
    quickFilter.setResultCount(shown.length);
  }
}

/** "type (group)"; with the id behind it where several types would have the same name. */
function nameTypes(ids: readonly string[]): string[] {
  const titles = ids.map((id) => formatProfileTypeTitle(describeProfileType(id)));
  return titles.map((title, position) =>
    titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} ${ids[position]}`,
  );
}
