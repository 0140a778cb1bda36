import { DIFF_COLORS, type DiffColors } from 'flamegraph/canvas/buildDiffPalette';
import { decodeDetailsCall, type DetailsCall, encodeDetailsCall } from 'flamegraph/details/DetailsCall';
import { decodeExplained, encodeExplained, type Explained } from 'flamegraph/state/explained';
import { type Renderer, RENDERERS } from 'flamegraph/state/FlameGraphState';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import type { DiffMode } from 'profile/diff/DiffScale';
import { decodeTransforms } from 'profile/transform/decodeTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';

export const DIFF_MODES: readonly DiffMode[] = ['per-second', 'share', 'total'];
export const DIFF_WIDTHS: readonly DiffWidths[] = ['both', 'baseline', 'comparison'];

/** What became of a function, or that nothing certain did. */
export const FUNCTION_GROUPS = ['new', 'removed', 'grew', 'shrank', 'chance', 'same'] as const;
export type FunctionGroup = (typeof FUNCTION_GROUPS)[number];

export const DIFF_COLUMNS = ['name', 'baseline', 'comparison', 'difference', 'part', 'sure'] as const;
export type DiffColumn = (typeof DIFF_COLUMNS)[number];

export interface DiffSort {
  readonly column: DiffColumn;
  readonly direction: 'ascending' | 'descending';
  /** Which of a function's two values the order goes by. */
  readonly by: 'self' | 'total';
}

/** All that a user chooses about how a comparison is shown. */
export interface DiffViewState {
  readonly mode: DiffMode;
  /** The side that gives the frames their widths. */
  readonly widths: DiffWidths;
  /** Applied to both sides. */
  readonly transforms: readonly Transform[];
  /** Search for functions, as typed. */
  readonly search: string;
  readonly sort: DiffSort;
  /** Groups that the table lists; none stands for all. */
  readonly listed: readonly FunctionGroup[];
  readonly colors: DiffColors;
  /** The end of a long name that stays readable in its frame. */
  readonly align: 'left' | 'right';
  readonly renderer: Renderer;
  /** Function whose lines are shown, shortened where it is long; "" for none. */
  readonly details: string;
  /** The one call of it that was meant; undefined where the function was. */
  readonly detailsCall: DetailsCall | undefined;
  /** Which version of it is shown; "" for the heaviest. */
  readonly detailsVersion: string;
  /** What the panel that explains the comparison is about; undefined where it is closed. */
  readonly explained: Explained | undefined;
}

export const DEFAULT_DIFF_STATE: DiffViewState = {
  mode: 'per-second',
  widths: 'both',
  transforms: [],
  search: '',
  sort: { column: 'part', direction: 'descending', by: 'self' },
  listed: [],
  colors: 'blueOrange',
  align: 'left',
  renderer: 'canvas',
  details: '',
  detailsCall: undefined,
  detailsVersion: '',
  explained: undefined,
};

/** Names of the URL parameters. */
export const DIFF_STATE_KEYS = [
  'diffMode',
  'diffWidths',
  'transforms',
  'find',
  'diffSort',
  'diffListed',
  'diffColors',
  'align',
  'renderer',
  'details',
  'detailsCall',
  'detailsVersion',
  'explain',
] as const;
type StateKey = (typeof DIFF_STATE_KEYS)[number];

/** The URL parameters of a state; what is as by default has none. */
export function encodeDiffState(state: DiffViewState): Record<StateKey, string | undefined> {
  const unlessDefault = (text: string, usual: string) => (text === usual ? undefined : text);
  return {
    diffMode: unlessDefault(state.mode, DEFAULT_DIFF_STATE.mode),
    diffWidths: unlessDefault(state.widths, DEFAULT_DIFF_STATE.widths),
    transforms: encodeTransforms(state.transforms) || undefined,
    find: state.search || undefined,
    diffSort: unlessDefault(encodeSort(state.sort), encodeSort(DEFAULT_DIFF_STATE.sort)),
    diffListed: state.listed.join(',') || undefined,
    diffColors: unlessDefault(state.colors, DEFAULT_DIFF_STATE.colors),
    align: unlessDefault(state.align, DEFAULT_DIFF_STATE.align),
    renderer: unlessDefault(state.renderer, DEFAULT_DIFF_STATE.renderer),
    details: state.details || undefined,
    detailsCall: state.detailsCall && encodeDetailsCall(state.detailsCall),
    detailsVersion: state.detailsVersion || undefined,
    explain: encodeExplained(state.explained),
  };
}

export interface DecodedDiffState {
  readonly state: DiffViewState;
  /** Sentences about what could not be read. */
  readonly errors: readonly string[];
}

/** Reads `encodeDiffState`'s parameters. What cannot be read is as by default; of transforms it is named. */
export function decodeDiffState(values: Partial<Record<string, unknown>>): DecodedDiffState {
  const read = (key: StateKey) => (typeof values[key] === 'string' ? values[key] : '');
  const { transforms, errors } = decodeTransforms(read('transforms'));
  const listed = read('diffListed').split(',');
  return {
    state: {
      mode: DIFF_MODES.find((mode) => mode === read('diffMode')) ?? DEFAULT_DIFF_STATE.mode,
      widths: DIFF_WIDTHS.find((widths) => widths === read('diffWidths')) ?? DEFAULT_DIFF_STATE.widths,
      transforms,
      search: read('find'),
      sort: decodeSort(read('diffSort')) ?? DEFAULT_DIFF_STATE.sort,
      listed: FUNCTION_GROUPS.filter((group) => listed.includes(group)),
      colors: DIFF_COLORS.find((colors) => colors === read('diffColors')) ?? DEFAULT_DIFF_STATE.colors,
      align: read('align') === 'right' ? 'right' : 'left',
      renderer: RENDERERS.find((renderer) => renderer === read('renderer')) ?? DEFAULT_DIFF_STATE.renderer,
      details: read('details'),
      detailsCall: decodeDetailsCall(read('detailsCall')),
      detailsVersion: read('detailsVersion'),
      explained: decodeExplained(read('explain')),
    },
    errors,
  };
}

function encodeSort({ column, direction, by }: DiffSort): string {
  return `${column}-${direction}-${by}`;
}

function decodeSort(text: string): DiffSort | undefined {
  const [columnText, directionText, byText] = text.split('-');
  const column = DIFF_COLUMNS.find((each) => each === columnText);
  const direction = (['ascending', 'descending'] as const).find((each) => each === directionText);
  const by = (['self', 'total'] as const).find((each) => each === byText);
  return column && direction && by ? { column, direction, by } : undefined;
}

/** A column that is sorted already turns around; another one begins with its largest numbers, or with A. */
export function toggleDiffSort(sort: DiffSort, column: DiffColumn): DiffSort {
  if (sort.column === column) {
    return { ...sort, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { ...sort, column, direction: column === 'name' ? 'ascending' : 'descending' };
}
