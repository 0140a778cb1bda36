import { SceneObjectBase, sceneGraph, type SceneObjectState } from '@grafana/scenes';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import { getTypesOfService } from 'profile/services/ServiceMatrix';
import React from 'react';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { QuickFilter } from 'scenes/grid/QuickFilter';
import { buildTimeSeriesPanel } from 'scenes/panels/buildTimeSeriesPanel';
import { buildPanelMenu } from 'scenes/panels/buildPanelMenu';
import { PanelPlace } from 'scenes/panels/PanelPlace';
import type { SeriesRequest } from 'scenes/queries/querySeries';
import { SeriesQueue } from 'scenes/queries/SeriesQueue';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { getSelection, subscribeToSelection } from 'scenes/variables/selection';
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

const MAX_QUERIES = 6;
const MAX_POINTS = 250;

/** All that one service sends: a panel and a query per profile type, those on the screen first. */
export class ProfileTypesPage extends SceneObjectBase<ProfileTypesPageState> {
  static Component = ProfileTypesRenderer;

  private readonly queue = new SeriesQueue(MAX_QUERIES);
  private listedService?: string;

  constructor() {
    super({ quickFilter: new QuickFilter('profile types'), shown: [], places: [] });
    this.addActivationHandler(() => this.follow());
  }

  /** The grid tells which panels are near the viewport. */
  setNear({ place }: ProfileTypeItem, isNear: boolean): void {
    place.setNear(isNear, this.queue);
  }

  retry({ place }: ProfileTypeItem): void {
    place.state.series.retry(this.queue);
  }

  private follow(): () => void {
    const subscriptions = [
      getServiceIndex(this).subscribeToState(() => this.update()),
      getFilterScope(this).subscribeToState(() => this.update()),
      sceneGraph.getTimeRange(this).subscribeToState(() => this.update()),
    ];
    const unsubscribe = subscribeToSelection(this, () => this.update());
    const unsubscribeText = this.state.quickFilter.subscribeToText(() => this.filter());
    this.update();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      unsubscribe();
      unsubscribeText();
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
    const before = serviceName === this.listedService ? this.state.items : undefined;
    if (before?.length === ids.length && before.every((item, position) => item.profileTypeId === ids[position])) {
      return;
    }
    this.listedService = serviceName;
    const known = new Map(before?.map((item) => [item.profileTypeId, item]));
    const names = nameTypes(ids);
    const items = ids.map(
      (id, position) => known.get(id) ?? this.createItem(serviceName, id, { name: names[position] ?? id, position }),
    );
    this.setState({ items, places: items.map(({ place }) => place) });
    this.filter();
  }

  private createItem(
    serviceName: string,
    profileTypeId: string,
    { name, position }: { readonly name: string; readonly position: number },
  ): ProfileTypeItem {
    const place = new PanelPlace({
      name,
      getPosition: () => position,
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
