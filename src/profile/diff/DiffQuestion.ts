import { computeWeight, type SeriesOfProfile } from 'profile/amounts/AmountUnit';
import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import type { Side, Sides } from 'profile/Sides';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { computeScale, type DiffMode, type DiffScale } from './DiffScale';
import type { DiffTree } from './DiffTree';

/** Range, profile type and weight of one side of a comparison. */
export interface DiffQuestion {
  readonly range: TimeRangeMs;
  readonly profileType: ProfileTypeDescription;
  /** Service and filters: sides of the same range and selector ask the same. */
  readonly selector: string;
  /** The side's chart in the range; undefined while it is unknown. */
  readonly series?: SeriesOfProfile | undefined;
  /** Average number of instances that ran at a time; undefined if nobody counted them or nothing tells them apart. */
  readonly instances?: number | undefined;
}

/** Computes the scale of a mode for the two sides of a diff. */
export function computeDiffScale(mode: DiffMode, diff: DiffTree, sides: Sides<DiffQuestion>): DiffScale {
  const { isInstant } = sides.baseline.profileType;
  const getSide = (side: Side) => {
    const total = diff[side].total[0] ?? 0;
    return { total, weight: getModeWeight(mode, sides[side], total) };
  };
  return computeScale(mode, { baseline: getSide('baseline'), comparison: getSide('comparison'), isInstant });
}

/**
 * Divisor of a side's values in all modes except `share`: seconds or moments, times the number of instances if the
 * mode counts them.
 */
export function getModeWeight(mode: DiffMode, side: DiffQuestion, total: number): number {
  return getDiffWeight(side, total) * (mode === 'per-instance' ? (side.instances ?? 0) : 1);
}

/** Returns the divisor of a side's values: seconds that have data, or moments. */
export function getDiffWeight({ profileType, range, series }: DiffQuestion, total: number): number {
  return computeWeight({ profileType, range, total }, series);
}

/**
 * Returns the mode in which two sides can be shown. Instantaneous types have no sums over time, so that `total` is their average;
 * if the moments of a side with data are not known, shares are all that can be compared; and so, per second, if its chart
 * does not tell for how long a profile alone stands. Files that do not say how long they were recorded keep the mode, and say so
 * themselves. If the instances of a side are not known, nothing is said per instance.
 */
export function getPossibleMode(asked: DiffMode, sides: Sides<DiffQuestion>, totals: Sides<number>): DiffMode {
  const { isInstant } = sides.baseline.profileType;
  const isCounted = sides.baseline.instances !== undefined && sides.comparison.instances !== undefined;
  const mode = asked === 'per-instance' && !isCounted ? 'per-second' : asked;
  const isUnknown = (side: Side): boolean =>
    totals[side] > 0 &&
    getDiffWeight(sides[side], totals[side]) === 0 &&
    (isInstant || sides[side].series !== undefined);
  if (
    (isInstant || mode === 'per-second' || mode === 'per-instance') &&
    (isUnknown('baseline') || isUnknown('comparison'))
  ) {
    return 'share';
  }
  return isInstant && mode === 'total' ? 'per-second' : mode;
}
