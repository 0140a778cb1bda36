import type { SceneObject } from '@grafana/scenes';
import type { IconName } from '@grafana/ui';
import type { ViewType } from 'url/parameters';

export interface View {
  readonly type: ViewType;
  readonly label: string;
  /** Its beginning, if tabs stand close. */
  readonly shortLabel?: string;
  readonly description: string;
  /** Icon before the tab's label, or instead of it in a crowded bar. */
  readonly icon?: IconName;
  /** True if its tab appears only if the URL names a trace. */
  readonly needsTrace?: boolean;
  /** True if the header shows the selector of services. */
  readonly hasService: boolean;
  readonly hasProfileType: boolean;
  readonly hasFilters: boolean;
  /** True if it shows two sides, each with a time range and filters of its own instead of the header's. */
  readonly hasTwoSides?: boolean;
  /** Loads the view's code and makes its scene. */
  load(): Promise<SceneObject>;
}

export const VIEWS: readonly [View, ...View[]] = [
  {
    type: 'all',
    label: 'All services',
    description: 'Every service at once, for one profile type',
    hasService: false,
    hasProfileType: true,
    hasFilters: true,
    load: async () =>
      new (
        await import(/* webpackChunkName: "page-all-services" */ 'pages/all-services/AllServicesPage')
      ).AllServicesPage(),
  },
  {
    type: 'fleet',
    label: 'Fleet',
    description: 'What all services use together, function by function',
    hasService: false,
    hasProfileType: true,
    hasFilters: true,
    load: async () => new (await import(/* webpackChunkName: "page-fleet" */ 'pages/fleet/FleetPage')).FleetPage(),
  },
  {
    type: 'profiles',
    label: 'Profile types',
    description: 'Everything that one service sends, type by type',
    hasService: true,
    hasProfileType: false,
    hasFilters: false,
    load: async () =>
      new (
        await import(/* webpackChunkName: "page-profile-types" */ 'pages/profile-types/ProfileTypesPage')
      ).ProfileTypesPage(),
  },
  {
    type: 'labels',
    label: 'Labels',
    description: 'Which label of one service explains the differences',
    hasService: true,
    hasProfileType: true,
    hasFilters: true,
    load: async () => new (await import(/* webpackChunkName: "page-labels" */ 'pages/labels/LabelsPage')).LabelsPage(),
  },
  {
    type: 'flame-graph',
    label: 'Flame graph',
    description: 'What one service uses, function by function',
    hasService: true,
    hasProfileType: true,
    hasFilters: true,
    load: async () =>
      new (
        await import(/* webpackChunkName: "page-flame-graph" */ 'pages/flame-graph/FlameGraphPage')
      ).FlameGraphPage(),
  },
  {
    type: 'diff-flame-graph',
    label: 'Diff flame graph',
    shortLabel: 'Diff',
    description: 'What changed between two time ranges, versions or services',
    hasService: true,
    hasProfileType: true,
    hasFilters: false,
    hasTwoSides: true,
    load: async () =>
      new (
        await import(/* webpackChunkName: "page-diff-flame-graph" */ 'pages/diff-flame-graph/DiffFlameGraphPage')
      ).DiffFlameGraphPage(),
  },
  {
    type: 'trace',
    label: 'Trace',
    description: 'What one request cost in all services that it went through',
    needsTrace: true,
    hasService: false,
    hasProfileType: true,
    hasFilters: false,
    load: async () => new (await import(/* webpackChunkName: "page-trace" */ 'pages/trace/TracePage')).TracePage(),
  },
  {
    type: 'favorites',
    label: 'Favorites',
    description: 'The panels that you starred',
    icon: 'star',
    hasService: false,
    hasProfileType: false,
    hasFilters: false,
    load: async () =>
      new (await import(/* webpackChunkName: "page-favorites" */ 'pages/favorites/FavoritesPage')).FavoritesPage(),
  },
];

export function findView(type: ViewType): View {
  return VIEWS.find((view) => view.type === type) ?? VIEWS[0];
}
