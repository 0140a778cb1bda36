import { LINK_NAMES } from './linkNames';

/**
 * The URL parameters as the address bar has them, by what they are called in our code. They stand nowhere else in `src`.
 *
 * Most names are upstream's, so that links and habits carry over. `from`, `to`, `timezone` and `refresh` are Grafana's: their
 * values belong to the scenes of the time picker and the refresh picker, which `scenes/syncWithUrl.ts` keeps equal to these.
 */
export const NAMES = {
  ...LINK_NAMES,
  timeZone: 'timezone',
  refresh: 'refresh',
  // Grafana's older way to name a range: a moment in its middle, and how long it is.
  middleOfRange: 'time',
  lengthOfRange: 'time.window',
  layout: 'layout',

  listSearch: 'searchText',
  hidesEmpty: 'hideNoData',
  panelType: 'panelType',
  baselineValue: 'baselineValue',
  comparisonValue: 'comparisonValue',
  expandedLabel: 'expandedLabel',
  expandedFavorite: 'expandedFavorite',

  transforms: 'transforms',
  search: 'find',
  align: 'align',
  renderer: 'renderer',
  explained: 'explain',
  details: 'details',
  detailsCall: 'detailsCall',
  detailsVersion: 'detailsVersion',
  panes: 'panes',
  sandwich: 'sandwich',
  colors: 'colors',
  amounts: 'amounts',
  isCollapsed: 'collapsed',
  // The list of services has `sort`; links have had the number since there were both.
  functionSort: 'sort-2',
  isFiltered: 'listed',
  hasTrends: 'trends',
  overTime: 'overTime',
  servicesOf: 'servicesOf',
  firstLevel: 'firstLevel',
  fleetChanges: 'changes',
  overTimeFrame: 'overTimeFrame',
  hasHeatmap: 'showSpanHeatmap',
  tempo: 'tempo',
  spanBaseline: 'spans',
  spanComparison: 'spans-2',

  filtersBaseline: 'var-filtersBaseline',
  filtersComparison: 'var-filtersComparison',
  comparisonService: 'var-serviceNameComparison',
  isSynced: 'diffSync',
  diffMode: 'diffMode',
  diffMoney: 'diffMoney',
  diffWidths: 'diffWidths',
  diffSort: 'diffSort',
  diffListed: 'diffListed',
  diffColors: 'diffColors',

  baselineFiles: 'file',
  comparisonFiles: 'file-2',
  baselineStored: 'left',
  comparisonStored: 'right',
  baselineSample: 'type',
  comparisonSample: 'type-2',
  baselineNarrowing: 'narrow',
  comparisonNarrowing: 'narrow-2',
  sharesMode: 'mode',
  liveSide: 'live',

  // Links from upstream's 1.x have a time range of its own for each panel of the diff.
  olderBaselineFrom: 'from-2',
  olderBaselineTo: 'to-2',
  olderComparisonFrom: 'from-3',
  olderComparisonTo: 'to-3',
} as const;

export type UrlKey = keyof typeof NAMES;

export const URL_KEYS = Object.keys(NAMES) as UrlKey[];

/** Names under which other links have the same parameter: what they hold is added to it, and they leave the URL. */
export const OLDER_NAMES: Readonly<Partial<Record<UrlKey, string>>> = {
  // Upstream has a second list of filters for All services.
  filters: 'var-filtersAllServices',
};
