import type { DiffWidths } from 'profile/diff/buildDiffView';
import type { DiffMode } from 'profile/diff/DiffScale';
import { decodeTransforms } from 'profile/transform/decodeTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import type { UrlKey } from 'url/names';
import type { UrlPatch, UrlValues } from 'url/parameters';
import type { DiffColors, DiffColumn, DiffSort, FunctionGroup } from 'url/viewValues';

const PLAIN_KEYS = [
  'search',
  'align',
  'renderer',
  'details',
  'detailsCall',
  'detailsVersion',
  'explained',
] as const satisfies readonly UrlKey[];

/** What the URL says of how a comparison is shown. */
export const DIFF_STATE_KEYS = [
  ...PLAIN_KEYS,
  'transforms',
  'diffMode',
  'diffWidths',
  'diffSort',
  'diffListed',
  'diffColors',
] as const;

/** All that a user chooses about how a comparison is shown; `url/parameters.ts` says what each part means. */
export interface DiffViewState extends Pick<UrlValues, (typeof PLAIN_KEYS)[number]> {
  /** Applied to both sides. */
  readonly transforms: readonly Transform[];
  readonly mode: DiffMode;
  readonly widths: DiffWidths;
  readonly sort: DiffSort;
  readonly listed: readonly FunctionGroup[];
  readonly colors: DiffColors;
}

/** What of the URL changes with a state. */
export function encodeDiffState(state: DiffViewState): UrlPatch {
  const { transforms, mode, widths, sort, listed, colors, ...plain } = state;
  return {
    ...plain,
    transforms: encodeTransforms(transforms),
    diffMode: mode,
    diffWidths: widths,
    diffSort: sort,
    diffListed: listed,
    diffColors: colors,
  };
}

export interface DecodedDiffState {
  readonly state: DiffViewState;
  /** Sentences about transforms that could not be read. */
  readonly errors: readonly string[];
}

/** Reads what the URL says. Transforms that cannot be read are left out and named. */
export function decodeDiffState(values: Pick<UrlValues, (typeof DIFF_STATE_KEYS)[number]>): DecodedDiffState {
  const {
    diffMode: mode,
    diffWidths: widths,
    diffSort: sort,
    diffListed: listed,
    diffColors: colors,
    ...rest
  } = values;
  const { transforms, errors } = decodeTransforms(rest.transforms);
  return { state: { ...rest, transforms, mode, widths, sort, listed, colors }, errors };
}

/** A column that is sorted already turns around; another one begins with its largest numbers, or with A. */
export function toggleDiffSort(sort: DiffSort, column: DiffColumn): DiffSort {
  if (sort.column === column) {
    return { ...sort, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { ...sort, column, direction: column === 'name' ? 'ascending' : 'descending' };
}
