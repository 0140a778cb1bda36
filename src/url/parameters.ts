import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import type { DiffMode } from 'profile/diff/DiffScale';
import { type Baseline, BASELINES } from 'profile/fleet/planBaseline';
import type { FileReference } from 'profile/formats/files/FileReference';
import type { Filter } from 'profile/labels/Filter';
import { SERVICE_SORTS, type ServiceSort } from 'profile/series/services/sortServices';
import {
  type Codec,
  count,
  filterList,
  flag,
  idList,
  moment,
  oneOf,
  oneOfTexts,
  optionalText,
  text,
  timeZone,
  wordList,
} from './codecs';
import type { UrlKey } from './names';
import {
  ALIGNMENTS,
  AMOUNTS,
  type Amounts,
  COLOR_SCHEMES,
  type ColorScheme,
  type DetailsCall,
  detailsCall,
  DIFF_COLORS,
  type DiffColors,
  type DiffSort,
  diffSort,
  type Explained,
  explained,
  fileList,
  FUNCTION_GROUPS,
  type FunctionGroup,
  type FunctionSort,
  functionSort,
  type LiveSide,
  liveSide,
  type Pane,
  PANES,
  type Renderer,
  RENDERERS,
  type SpanSet,
  spanSet,
  storedList,
} from './viewValues';

export const VIEW_TYPES = [
  'all',
  'fleet',
  'profiles',
  'labels',
  'flame-graph',
  'diff-flame-graph',
  'trace',
  'favorites',
] as const;
export type ViewType = (typeof VIEW_TYPES)[number];

/** Page that reads the URL: a view of the explorer, or the page for files, which has an address of its own. */
export type PlaceType = ViewType | 'files';

export const LAYOUTS = ['grid', 'rows', 'table'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Type of the panel of a label or favorite. */
export const PANEL_TYPES = ['time-series', 'bar-gauge', 'table', 'histogram'] as const;
export type PanelType = (typeof PANEL_TYPES)[number];

export const DIFF_MODES: readonly DiffMode[] = ['per-second', 'per-instance', 'share', 'total'];
export const DIFF_WIDTHS: readonly DiffWidths[] = ['both', 'baseline', 'comparison'];

/** Stands for "no label is chosen". */
export const ALL_LABELS = 'all';

/** Keys of what the user looks at, apart from the time range. */
export const SUBJECT_KEYS = ['dataSource', 'service', 'profileType'] as const satisfies readonly UrlKey[];

export interface Parameter<T> {
  readonly codec: Codec<T>;
  /** Value if the URL has none, or an unreadable one. */
  readonly usual: T;
  /** The places that keep it in the URL; all the others leave it behind. Only what `all` keep outlives a change of the view. */
  readonly views: 'all' | readonly PlaceType[];
  /** True if a change is a step of the browser's history, unless the caller says otherwise. */
  readonly isStep: boolean;
  /** Value to write if the URL lacks the parameter: the last one, or the usual one. Nothing if omitted. */
  readonly whenMissing?: 'last' | 'usual';
  /** By view: keys whose change by the user removes this one from the URL, as it belongs to the old value. */
  readonly goesWith?: Readonly<Partial<Record<ViewType, readonly UrlKey[]>>>;
  /** For a moment: its end of a time range. */
  readonly endOfRange?: 'from' | 'to';
  /** True if the view itself reports an unreadable value in its place. */
  readonly isNamedByView?: boolean;
}

type Options<T> = Partial<Omit<Parameter<T>, 'codec' | 'usual' | 'views'>>;

/** Parameter that all views keep. */
const shared = <T>(codec: Codec<T>, usual: T, options: Options<T> = {}): Parameter<T> => ({
  codec,
  usual,
  views: 'all',
  isStep: true,
  ...options,
});

const ofViews =
  (...views: readonly PlaceType[]) =>
  <T>(codec: Codec<T>, usual: T, options: Options<T> = {}): Parameter<T> => ({
    codec,
    usual,
    views,
    isStep: true,
    ...options,
  });

const ofLists = ofViews('all', 'profiles', 'labels', 'favorites');
const ofLabels = ofViews('labels');
const ofFlameGraph = ofViews('flame-graph');
const ofOneTree = ofViews('fleet', 'flame-graph', 'trace', 'files');
const ofAmounts = ofViews('all', 'profiles', 'labels', 'fleet', 'flame-graph', 'trace', 'files');
const ofDiff = ofViews('diff-flame-graph');
const ofTwoTrees = ofViews('diff-flame-graph', 'flame-graph', 'files');
const ofTrees = ofViews('fleet', 'flame-graph', 'diff-flame-graph', 'trace', 'files');
/** Parameter that needs the server's pprof, which exists for one service only. */
const ofLines = ofViews('flame-graph', 'diff-flame-graph', 'files');
const ofFiles = ofViews('files');

const always = { whenMissing: 'last' } as const;
const withLabel = { goesWith: { labels: [...SUBJECT_KEYS, 'groupBy'] } } as const;
const withProfile = { goesWith: { 'flame-graph': [...SUBJECT_KEYS, 'filters'] } } as const;
const withSource = { goesWith: { 'flame-graph': ['dataSource'], trace: ['dataSource'] } } as const;
const begin = { endOfRange: 'from' } as const;
const end = { endOfRange: 'to' } as const;
const sideFilters = { isNamedByView: true };

/** All that a user can choose, and how the URL keeps it. Their names in the URL are in `names.ts`. */
export const PARAMETERS = {
  view: shared<ViewType>(oneOf(VIEW_TYPES), 'all', { whenMissing: 'usual' }),
  from: shared(moment, 'now-1h', { ...always, ...begin }),
  to: shared(moment, 'now', { ...always, ...end }),
  timeZone: shared(timeZone, '', always),
  refresh: shared(text, '', { isStep: false }),
  middleOfRange: shared(text, ''),
  lengthOfRange: shared(text, ''),
  dataSource: shared(text, '', always),
  /** "" if none was chosen yet. */
  service: shared(text, '', always),
  profileType: shared(text, DEFAULT_PROFILE_TYPE, always),
  filters: shared<readonly Filter[]>(filterList, [], { isNamedByView: true }),
  layout: shared<Layout>(oneOf(LAYOUTS), 'grid'),
  serviceSort: shared<ServiceSort>(oneOf(SERVICE_SORTS), 'total'),

  listSearch: ofLists(text, '', { ...withLabel, isStep: false }),
  /** True if panels without data leave the list. */
  hidesEmpty: ofViews('labels', 'favorites')(flag('on'), false),
  /** The label whose values are shown, or `ALL_LABELS`. */
  groupBy: ofLabels(text, ALL_LABELS, { goesWith: { labels: SUBJECT_KEYS } }),
  panelType: ofLabels<PanelType>(oneOf(PANEL_TYPES), 'time-series', withLabel),
  /** The values to compare; "" is the value of what lacks the label. */
  baselineValue: ofLabels(optionalText, undefined, withLabel),
  comparisonValue: ofLabels(optionalText, undefined, withLabel),
  /** The label whose panel is open in the drawer. */
  expandedLabel: ofLabels(optionalText, undefined, withLabel),
  /** The name of the favorite that is open in the drawer, whether or not there is one of that name. */
  expandedFavorite: ofViews('favorites')(optionalText, undefined),

  /** Narrowing of the profile, see `ProfilePart`; empty for all of it. A trace goes through many services. */
  spanIds: ofFlameGraph<readonly string[]>(idList('spanIds'), [], withProfile),
  profileIds: ofFlameGraph<readonly string[]>(idList('profileIds'), [], withProfile),
  traceIds: ofViews('flame-graph', 'trace')<readonly string[]>(idList('traceIds'), [], withSource),
  /** The Tempo data source that says what the trace is; "" for none. */
  tempo: ofViews('trace')(text, ''),
  /** True if spans by time and value replace the chart. */
  hasHeatmap: ofFlameGraph(flag('true'), false),
  /** Spans that the profile is narrowed to, with their time; and those that they are compared with. */
  spanBaseline: ofFlameGraph<SpanSet | undefined>(spanSet, undefined, withProfile),
  spanComparison: ofFlameGraph<SpanSet | undefined>(spanSet, undefined, withProfile),
  /** Largest number of nodes in an answer; undefined leaves it to the tenant. */
  maxNodes: ofTrees(count, undefined),
  /** Changes of the tree as `encodeTransforms` writes them. Their regular expressions are read only if a tree is shown. */
  transforms: ofTrees(text, '', { isNamedByView: true }),
  /** Search for functions, as typed. */
  search: ofTrees(text, '', { isStep: false }),
  align: ofTrees<(typeof ALIGNMENTS)[number]>(oneOf(ALIGNMENTS), 'left'),
  renderer: ofTrees<Renderer>(oneOf(RENDERERS), 'canvas'),
  /** Subject of the Explain panel; undefined if it is closed. */
  explained: ofTrees<Explained | undefined>(explained, undefined),
  /** Function whose lines are shown, shortened if it is long; "" for none. */
  details: ofLines(text, ''),
  /** The one call of it that was meant; undefined if the function was. */
  detailsCall: ofLines<DetailsCall | undefined>(detailsCall, undefined),
  /** Version to show; "" for the heaviest. */
  detailsVersion: ofLines(text, ''),

  /** One or two, from left to right. */
  panes: ofOneTree<readonly Pane[]>(wordList(PANES, 2), ['graph', 'functions']),
  /** Function of the sandwich, shortened if it is long; "" for none. */
  sandwich: ofOneTree(text, ''),
  colors: ofOneTree<ColorScheme>(oneOf(COLOR_SCHEMES), 'byPackageName'),
  /** Form of values; undefined for the view's usual one. */
  amounts: ofAmounts<Amounts | undefined>(oneOfTexts(new Map(AMOUNTS.map((word) => [word, word]))), undefined),
  /** True if frames that only call the next are drawn as one; undefined leaves it to the tenant. */
  isCollapsed: ofOneTree<boolean | undefined>(
    oneOfTexts(
      new Map([
        [true, 'on'],
        [false, 'off'],
      ]),
    ),
    undefined,
  ),
  /** Order of the functions table. */
  functionSort: ofOneTree<FunctionSort>(functionSort, { column: 'self', direction: 'descending' }),
  /** True if the functions table lists only what the search finds. */
  isFiltered: ofOneTree(flag('found'), false),
  /** True if functions are shown over time, which takes queries of its own. */
  hasTrends: ofFlameGraph(flag('on'), false),
  /** Function whose services are shown, shortened if it is long; "" for none. */
  servicesOf: ofViews('fleet', 'flame-graph')(text, ''),
  /** Label whose values are the first level of the fleet's flame graph; "" for none. */
  firstLevel: ofViews('fleet')(text, ''),
  /** Baseline of the fleet's services; undefined if nobody asks what changed. */
  fleetChanges: ofViews('fleet')<Baseline | undefined>(
    oneOfTexts(new Map(BASELINES.map((word) => [word, word]))),
    undefined,
  ),
  /** Function whose course over time is drawn, shortened if it is long; "" for none. */
  overTime: ofFlameGraph(text, ''),
  /** Frame of the profile before any change whose course over time is drawn, written like a focus on it among `transforms`. */
  overTimeFrame: ofFlameGraph(text, '', { isNamedByView: true }),

  /** The ranges that are compared, as people chose them. "" and 0 stand for none; the view says which cannot be read. */
  diffFrom: ofDiff(text, '', begin),
  diffTo: ofDiff(text, '', end),
  diffComparisonFrom: ofDiff(text, '', begin),
  diffComparisonTo: ofDiff(text, '', end),
  /** Range of the comparison's chart; the baseline's is `from` and `to`. */
  comparisonFrom: ofDiff(moment, '', begin),
  comparisonTo: ofDiff(moment, '', end),
  filtersBaseline: ofDiff<readonly Filter[]>(filterList, [], sideFilters),
  filtersComparison: ofDiff<readonly Filter[]>(filterList, [], sideFilters),
  /** "" for the baseline's. */
  comparisonService: ofDiff(text, ''),
  /** True if a selection on one side's chart applies to the other's, too. */
  isSynced: ofDiff(flag('on'), false),
  /** True if values per second are shown as monthly cost. */
  diffMoney: ofDiff(flag('on'), false),
  diffMode: ofDiff<DiffMode>(oneOf(DIFF_MODES), 'per-second'),
  /** The side that gives the frames their widths. */
  diffWidths: ofTwoTrees<DiffWidths>(oneOf(DIFF_WIDTHS), 'both'),
  diffSort: ofTwoTrees<DiffSort>(diffSort, { column: 'part', direction: 'descending', by: 'self' }),
  /** Groups that the table lists; none stands for all. */
  diffListed: ofTwoTrees<readonly FunctionGroup[]>(wordList(FUNCTION_GROUPS), []),
  diffColors: ofTwoTrees<DiffColors>(oneOf(DIFF_COLORS), 'blueOrange'),

  /** Files of each side by their names, sizes and hashes: the link contains none of their content. */
  baselineFiles: ofFiles<readonly FileReference[]>(fileList, []),
  comparisonFiles: ofFiles<readonly FileReference[]>(fileList, []),
  /** Ids of files that the data source's server stores, beside the files above. */
  baselineStored: ofFiles<readonly string[]>(storedList, []),
  comparisonStored: ofFiles<readonly string[]>(storedList, []),
  /** Profile shown from a side's files; "" for the one that the first file wants shown, or that the baseline shows. */
  baselineSample: ofFiles(text, ''),
  comparisonSample: ofFiles(text, ''),
  /** Samples shown, see `encodeNarrowing`; "" for all. */
  baselineNarrowing: ofFiles(text, ''),
  comparisonNarrowing: ofFiles(text, ''),
  /**
   * Side that is a query instead of files; undefined for none. Service, type, range and filters are the same
   * parameters as in every view.
   */
  liveSide: ofFiles<LiveSide | undefined>(liveSide, undefined),
  /** Runs last as long as they are let, and spans are picked by hand: of files and of spans, shares are what can be compared. */
  sharesMode: ofViews('flame-graph', 'files')<DiffMode>(oneOf(DIFF_MODES), 'share'),

  olderBaselineFrom: ofDiff(moment, '', begin),
  olderBaselineTo: ofDiff(moment, '', end),
  olderComparisonFrom: ofDiff(moment, '', begin),
  olderComparisonTo: ofDiff(moment, '', end),
};

export type UrlValues = {
  readonly [K in UrlKey]: (typeof PARAMETERS)[K] extends Parameter<infer T> ? T : never;
};

/** Changes to the state; undefined resets a parameter to its usual value. */
export type UrlPatch = { readonly [K in UrlKey]?: UrlValues[K] | undefined };

/** Values of a URL without any parameter. */
export const USUAL_VALUES = Object.fromEntries(
  Object.entries(PARAMETERS).map(([key, { usual }]) => [key, usual]),
) as unknown as UrlValues;

export function isKept(key: UrlKey, view: PlaceType): boolean {
  const { views } = PARAMETERS[key];
  return views === 'all' || views.includes(view);
}

/** Encodes the values of a parameter in the URL; none if it is as usual, unless the URL always has it. */
export function encodeParameter<K extends UrlKey>(key: K, value: UrlValues[K] | undefined): readonly string[] {
  const { codec, usual, whenMissing } = PARAMETERS[key] as unknown as Parameter<UrlValues[K]>;
  const texts = codec.encode(value ?? usual);
  return whenMissing === undefined && areSame(texts, codec.encode(usual)) ? [] : texts;
}

export function areSame(texts: readonly string[], others: readonly string[]): boolean {
  return texts.length === others.length && texts.every((each, place) => each === others[place]);
}
