import { decodeDetailsCall, type DetailsCall, encodeDetailsCall } from 'flamegraph/details/DetailsCall';
import { COLOR_SCHEMES, type ColorScheme } from 'flamegraph/state/colorSchemes';
import { decodeTransforms } from 'profile/transform/decodeTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { PathReference, Transform } from 'profile/transform/Transform';
import { decodeExplained, encodeExplained, type Explained } from './explained';
import type { FunctionSort } from './listFunctions';

export const PANES = ['graph', 'functions', 'tree', 'sandwich'] as const;
export type Pane = (typeof PANES)[number];

export const RENDERERS = ['canvas', 'classic'] as const;
export type Renderer = (typeof RENDERERS)[number];

/** All that a user chooses about how a profile is shown. */
export interface FlameGraphState {
  readonly transforms: readonly Transform[];
  /** One or two, from left to right. */
  readonly panes: readonly Pane[];
  /** Search for functions, as typed. */
  readonly search: string;
  /** Function of the sandwich, shortened where it is long; "" for none. */
  readonly sandwich: string;
  readonly colors: ColorScheme;
  readonly align: 'left' | 'right';
  /** True if frames that do nothing but call the next are drawn as one; undefined leaves it to the tenant. */
  readonly isCollapsed: boolean | undefined;
  readonly renderer: Renderer;
  /** Order of the functions table. */
  readonly sort: FunctionSort;
  /** True if the functions table lists only what the search finds. */
  readonly isFiltered: boolean;
  /** True if functions are shown over time, which takes queries of its own. */
  readonly hasTrends: boolean;
  /** What the panel that explains the profile is about; undefined where it is closed. */
  readonly explained: Explained | undefined;
  /** Function whose course over time is drawn, shortened where it is long; "" for none. */
  readonly overTime: string;
  /** Frame of the profile before any change whose course over time is drawn. */
  readonly overTimeFrame: PathReference | undefined;
  /** Function whose lines are shown, shortened where it is long; "" for none. */
  readonly details: string;
  /** The one call of it that was meant; undefined where the function was. */
  readonly detailsCall: DetailsCall | undefined;
  /** Which version of it is shown; "" for the heaviest. */
  readonly detailsVersion: string;
}

export const DEFAULT_STATE: FlameGraphState = {
  transforms: [],
  panes: ['graph', 'functions'],
  search: '',
  sandwich: '',
  colors: 'byPackageName',
  align: 'left',
  isCollapsed: undefined,
  renderer: 'canvas',
  sort: { column: 'self', direction: 'descending' },
  isFiltered: false,
  hasTrends: false,
  overTime: '',
  overTimeFrame: undefined,
  explained: undefined,
  details: '',
  detailsCall: undefined,
  detailsVersion: '',
};

/** Names of the URL parameters. */
export const STATE_KEYS = [
  'transforms',
  'panes',
  'find',
  'sandwich',
  'colors',
  'align',
  'collapsed',
  'renderer',
  'sort',
  'listed',
  'trends',
  'overTime',
  'overTimeFrame',
  'explain',
  'details',
  'detailsCall',
  'detailsVersion',
] as const;
type StateKey = (typeof STATE_KEYS)[number];

/** The URL parameters of a state; what is as by default has none. */
export function encodeState(state: FlameGraphState): Record<StateKey, string | undefined> {
  const unlessDefault = (text: string, usual: string) => (text === usual ? undefined : text);
  return {
    transforms: encodeTransforms(state.transforms) || undefined,
    panes: unlessDefault(state.panes.join(','), DEFAULT_STATE.panes.join(',')),
    find: state.search || undefined,
    sandwich: state.sandwich || undefined,
    colors: unlessDefault(state.colors, DEFAULT_STATE.colors),
    align: unlessDefault(state.align, DEFAULT_STATE.align),
    collapsed: state.isCollapsed === undefined ? undefined : state.isCollapsed ? 'on' : 'off',
    renderer: unlessDefault(state.renderer, DEFAULT_STATE.renderer),
    sort: unlessDefault(encodeSort(state.sort), encodeSort(DEFAULT_STATE.sort)),
    listed: state.isFiltered ? 'found' : undefined,
    trends: state.hasTrends ? 'on' : undefined,
    overTime: state.overTime || undefined,
    overTimeFrame: state.overTimeFrame && encodeTransforms([{ kind: 'focusNode', path: state.overTimeFrame }]),
    explain: encodeExplained(state.explained),
    details: state.details || undefined,
    detailsCall: state.detailsCall && encodeDetailsCall(state.detailsCall),
    detailsVersion: state.detailsVersion || undefined,
  };
}

export interface DecodedState {
  readonly state: FlameGraphState;
  /** Sentences about what could not be read. */
  readonly errors: readonly string[];
}

/** Reads `encodeState`'s parameters. What cannot be read is as by default; of transforms it is named. */
export function decodeState(values: Partial<Record<string, unknown>>): DecodedState {
  const read = (key: StateKey) => (typeof values[key] === 'string' ? values[key] : '');
  const { transforms, errors } = decodeTransforms(read('transforms'));
  const panes = [...new Set(read('panes').split(','))].filter(isPane).slice(0, 2);
  return {
    state: {
      transforms,
      panes: panes.length > 0 ? panes : DEFAULT_STATE.panes,
      search: read('find'),
      sandwich: read('sandwich'),
      colors: COLOR_SCHEMES.find((scheme) => scheme === read('colors')) ?? DEFAULT_STATE.colors,
      align: read('align') === 'right' ? 'right' : 'left',
      isCollapsed: { on: true, off: false }[read('collapsed')],
      renderer: RENDERERS.find((renderer) => renderer === read('renderer')) ?? DEFAULT_STATE.renderer,
      sort: decodeSort(read('sort')) ?? DEFAULT_STATE.sort,
      isFiltered: read('listed') === 'found',
      hasTrends: read('trends') === 'on',
      overTime: read('overTime'),
      overTimeFrame: decodePath(read('overTimeFrame')),
      explained: decodeExplained(read('explain')),
      details: read('details'),
      detailsCall: decodeDetailsCall(read('detailsCall')),
      detailsVersion: read('detailsVersion'),
    },
    errors,
  };
}

/** A path is written like a focus on it. */
function decodePath(text: string): PathReference | undefined {
  const [focus] = decodeTransforms(text).transforms;
  return focus?.kind === 'focusNode' ? focus.path : undefined;
}

function encodeSort({ column, direction }: FunctionSort): string {
  return `${column}-${direction}`;
}

function decodeSort(text: string): FunctionSort | undefined {
  const [, column, direction] = /^(self|total|occurrences|name)-(ascending|descending)$/.exec(text) ?? [];
  return column && direction ? ({ column, direction } as FunctionSort) : undefined;
}

function isPane(text: string): text is Pane {
  return PANES.some((pane) => pane === text);
}

/** The panes after a click on one: it is added to the right and the oldest makes way, or it goes, unless it is alone. */
export function togglePane(panes: readonly Pane[], pane: Pane): readonly Pane[] {
  if (panes.includes(pane)) {
    return panes.length > 1 ? panes.filter((other) => other !== pane) : panes;
  }
  return PANES.filter((other) => other === pane || other === panes.at(-1));
}
