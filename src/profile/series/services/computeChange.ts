import type { AutoSelection, NoSelection } from 'profile/series/ranges/autoSelect';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Change that auto-select found in a series. The absolute change is in the unit of averages. */
export interface MeasuredChange {
  readonly kind: 'measured';
  /** Ranges that are compared, and the stretch in which the series differs. */
  readonly selection: AutoSelection;
  /** Average of the comparison minus average of the baseline. */
  readonly absolute: number;
  /** Absolute over the average of the baseline: 4.9 is +490 %. undefined if there was nothing, never infinite. */
  readonly relative: number | undefined;
  /** A stretch stands out, by more than what the noise of the series explains. */
  readonly isSure: boolean;
  /** Sort key of lists: larger is more noteworthy, 0 if the change is not sure. See `computeChange`. */
  readonly score: number;
}

/** `unknown`: too little time has data. */
export type SeriesChange = MeasuredChange | { readonly kind: 'unknown'; readonly isSure: false; readonly score: 0 };

export const UNKNOWN_CHANGE: SeriesChange = { kind: 'unknown', isSure: false, score: 0 };

/**
 * If nothing stands out and less than this part of the range has data, the change is unknown: the first minutes are no baseline.
 */
const SHORTEST_DATA = 1 / 6;

/** Differences below this part of the averages are rounding. */
const ROUNDING = 1e-9;

/**
 * Computes how a series changed between the ranges that auto-select chose, which the diff view compares, too. If no stretch stands
 * out, these are the first and last quarter of the time that has data, and their difference is not sure.
 *
 *     score = absolute² / (baseline + comparison)
 *
 * The score weighs a change by how large a part of the service it is, so that neither 10 → 10.1 cores nor 1 → 3 samples comes
 * first.
 *
 *     0.5 cores, the last quarter missing           → absolute 0, relative 0, score 0
 *     0.015 → 0.09 at 40 % of the range             → +0.075 cores, +500 %, score 0.075² / 0.105 = 0.05
 *     0.4, then 0.8 for a while, then 0.4 again     → +0.4 cores, +100 %, score 0.4² / 1.2 = 0.13
 *     data in the last five minutes of an hour      → unknown: there is nothing to compare with
 */
export function computeChange(selection: AutoSelection | NoSelection, range: TimeRangeMs): SeriesChange {
  if (selection.status !== 'change' && selection.status !== 'quarters') {
    return UNKNOWN_CHANGE;
  }
  const { status, slots, slotMs, baselineAverage, comparisonAverage } = selection;
  const isSure = status === 'change';
  const knownMs = slots.filter((value) => !Number.isNaN(value)).length * slotMs;
  if (!isSure && knownMs < SHORTEST_DATA * getDurationMs(range)) {
    return UNKNOWN_CHANGE;
  }
  const isUnmoved =
    Math.abs(comparisonAverage - baselineAverage) <= ROUNDING * Math.max(baselineAverage, comparisonAverage);
  const absolute = isUnmoved ? 0 : comparisonAverage - baselineAverage;
  return {
    kind: 'measured',
    selection,
    absolute,
    relative:
      absolute === 0 ? 0 : baselineAverage === 0 ? undefined : Math.min(absolute / baselineAverage, Number.MAX_VALUE),
    isSure,
    score: isSure ? absolute ** 2 / (baselineAverage + comparisonAverage) : 0,
  };
}
