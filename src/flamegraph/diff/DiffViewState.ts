import {
  type DecodedState,
  decodeShared,
  encodeShared,
  SHARED_KEYS,
  type SharedViewState,
} from 'flamegraph/state/SharedViewState';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import type { DiffMode } from 'profile/diff/DiffScale';
import type { UrlPatch, UrlValues } from 'url/parameters';
import type { DiffColors, DiffColumn, DiffSort, FunctionGroup } from 'url/viewValues';

/** URL keys of a comparison's view. */
export const DIFF_STATE_KEYS = [
  ...SHARED_KEYS,
  'diffMode',
  'diffMoney',
  'diffWidths',
  'diffSort',
  'diffListed',
  'diffColors',
] as const;

/** All that a user chooses about how a comparison is shown; `url/parameters.ts` says what each part means. */
export interface DiffViewState extends SharedViewState {
  readonly mode: DiffMode;
  /** True if values per second are shown as monthly cost. */
  readonly isMoney: boolean;
  readonly widths: DiffWidths;
  readonly sort: DiffSort;
  readonly listed: readonly FunctionGroup[];
  readonly colors: DiffColors;
}

export function encodeDiffState(state: DiffViewState): UrlPatch {
  const { mode, isMoney, widths, sort, listed, colors, ...shared } = state;
  return {
    ...encodeShared(shared),
    ...{
      diffMode: mode,
      diffMoney: isMoney,
      diffWidths: widths,
      diffSort: sort,
      diffListed: listed,
      diffColors: colors,
    },
  };
}

/** Decodes the URL. Unreadable parts are dropped and named. */
export function decodeDiffState(
  values: Pick<UrlValues, (typeof DIFF_STATE_KEYS)[number]>,
): DecodedState<DiffViewState> {
  const {
    diffMode: mode,
    diffMoney: isMoney,
    diffWidths: widths,
    diffSort: sort,
    diffListed: listed,
    diffColors: colors,
    ...rest
  } = values;
  const { state, errors } = decodeShared(rest);
  return { state: { ...state, mode, isMoney, widths, sort, listed, colors }, errors };
}

/** A column that is sorted already turns around; another one begins with its largest numbers, or with A. */
export function toggleDiffSort(sort: DiffSort, column: DiffColumn): DiffSort {
  if (sort.column === column) {
    return { ...sort, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { ...sort, column, direction: column === 'name' ? 'ascending' : 'descending' };
}
