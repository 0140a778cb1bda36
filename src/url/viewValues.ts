import { decodeFileReference, encodeFileReference, type FileReference } from 'profile/formats/files/FileReference';
import { type Codec, custom, oneOfTexts } from './codecs';

// Words and notations for how a profile, or a comparison of two, is shown.

export const PANES = ['graph', 'functions', 'tree', 'sandwich'] as const;
export type Pane = (typeof PANES)[number];

export const RENDERERS = ['canvas', 'classic'] as const;
export type Renderer = (typeof RENDERERS)[number];

/** Form of values: as measured, divided by time, or their monthly cost. */
export const AMOUNTS = ['total', 'per-second', 'money'] as const;
export type Amounts = (typeof AMOUNTS)[number];

/** The end of a long name that stays readable in its frame. */
export const ALIGNMENTS = ['left', 'right'] as const;

/** Meaning of a frame's colour. */
export const COLOR_SCHEMES = ['byPackageName', 'byValue', 'colourBlindSafe', 'byOwnCode'] as const;
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

/** Blue and orange differ for every kind of colour blindness; red and green are what others are used to. */
export const DIFF_COLORS = ['blueOrange', 'redGreen'] as const;
export type DiffColors = (typeof DIFF_COLORS)[number];

export const DIRECTIONS = ['ascending', 'descending'] as const;

export const FUNCTION_COLUMNS = ['self', 'total', 'occurrences', 'name'] as const;

export interface FunctionSort {
  readonly column: (typeof FUNCTION_COLUMNS)[number];
  readonly direction: (typeof DIRECTIONS)[number];
}

export const functionSort: Codec<FunctionSort> = custom(
  ({ column, direction }) => `${column}-${direction}`,
  (read) => {
    const [columnText, directionText, ...rest] = read.split('-');
    const column = FUNCTION_COLUMNS.find((each) => each === columnText);
    const direction = DIRECTIONS.find((each) => each === directionText);
    return column && direction && rest.length === 0 ? { column, direction } : undefined;
  },
  'a column and a direction such as self-descending',
);

/** Change of a function, or no sure change. */
export const FUNCTION_GROUPS = ['new', 'removed', 'grew', 'shrank', 'chance', 'same'] as const;
export type FunctionGroup = (typeof FUNCTION_GROUPS)[number];

export const DIFF_COLUMNS = ['name', 'baseline', 'comparison', 'difference', 'part', 'sure'] as const;
export type DiffColumn = (typeof DIFF_COLUMNS)[number];

/** Value of a function by which an order goes. */
export const DIFF_VALUES = ['self', 'total'] as const;

export interface DiffSort {
  readonly column: DiffColumn;
  readonly direction: (typeof DIRECTIONS)[number];
  readonly by: (typeof DIFF_VALUES)[number];
}

export const diffSort: Codec<DiffSort> = custom(
  ({ column, direction, by }) => `${column}-${direction}-${by}`,
  (read) => {
    const [columnText, directionText, byText, ...rest] = read.split('-');
    const column = DIFF_COLUMNS.find((each) => each === columnText);
    const direction = DIRECTIONS.find((each) => each === directionText);
    const by = DIFF_VALUES.find((each) => each === byText);
    return column && direction && by && rest.length === 0 ? { column, direction, by } : undefined;
  },
  'a column, a direction and a value such as part-descending-self',
);

/** Spans and their time, as selected in a heatmap. */
export interface SpanSet {
  readonly fromMs: number;
  readonly toMs: number;
  readonly spanIds: readonly string[];
}

/** `1795967760000_1795967820000_9a517183f26a089d,0123456789abcdef` */
export const spanSet: Codec<SpanSet | undefined> = custom<SpanSet | undefined>(
  (set) => (set === undefined ? '' : `${set.fromMs}_${set.toMs}_${set.spanIds.join(',')}`),
  (read) => {
    const [, from = '', to = '', ids = ''] =
      /^(\d{1,15})_(\d{1,15})_([0-9a-f]{16}(?:,[0-9a-f]{16})*)$/.exec(read) ?? [];
    return ids === '' ? undefined : { fromMs: Number(from), toMs: Number(to), spanIds: ids.split(',') };
  },
  'a time and ids of spans such as 1795967760000_1795967820000_9a517183f26a089d',
);

/** Subject of the Explain panel: the view, or the lines of the function whose details are open. */
export type Explained = 'view' | 'code';

export const explained: Codec<Explained | undefined> = oneOfTexts<Explained>(
  new Map([
    ['view', 'on'],
    ['code', 'code'],
  ]),
);

/** A call of the function whose lines are shown: the way in to it, as `buildPathReference` names it. */
export interface DetailsCall {
  readonly hash: string;
  readonly depth: number;
  /** True if only that call counts, false for all calls of the function. */
  readonly isOnly: boolean;
}

/** `0123456789abcdef.7`, with `.all` if all calls count. */
export const detailsCall: Codec<DetailsCall | undefined> = custom<DetailsCall | undefined>(
  (call) => (call === undefined ? '' : `${call.hash}.${call.depth}${call.isOnly ? '' : '.all'}`),
  (read) => {
    const [, hash = '', depth = '', all] = /^([0-9a-f]{16})\.(\d{1,7})(\.all)?$/.exec(read) ?? [];
    return hash === '' ? undefined : { hash, depth: Number(depth), isOnly: all === undefined };
  },
  'a call such as 0123456789abcdef.7',
);

/** Files, one value per file. */
export const fileList: Codec<readonly FileReference[]> = {
  expected: 'a file as hash-size-name',
  encode: (files) => files.map(encodeFileReference),
  decode: (texts) => ({
    value: texts.flatMap((each) => decodeFileReference(each) ?? []),
    unreadable: texts.filter((each) => each !== '' && !decodeFileReference(each)),
  }),
};

/** `<time and chance>-<name>`, one value per file. */
const STORED_ID = /^(?!\.\.?$)[\w.-]{1,255}$/;

/** Ids of files that a server keeps. */
export const storedList: Codec<readonly string[]> = {
  expected: 'the id of a stored file',
  encode: (ids) => ids,
  decode: (texts) => ({
    value: texts.filter((each) => STORED_ID.test(each)),
    unreadable: texts.filter((each) => each !== '' && !STORED_ID.test(each)),
  }),
};

/** The side of a comparison with files that is asked of a server. */
export type LiveSide = 'baseline' | 'comparison';

export const liveSide: Codec<LiveSide | undefined> = oneOfTexts<LiveSide>(
  new Map([
    ['baseline', 'baseline'],
    ['comparison', 'comparison'],
  ]),
);
