import type { Sides } from 'profile/Sides';
/**
 * Way to make two sides comparable. `per-second` divides by time, so that ranges of unequal length can be compared;
 * `per-instance` by time and by how many instances ran, so that one version in nine pods can be compared with the next
 * in one; `share` by the side's total, which hides how much is used in all; `total` shows amounts as they are.
 */
export type DiffMode = 'per-second' | 'per-instance' | 'share' | 'total';

interface DiffSide {
  /** Value of the whole tree, in the unit of the profile type. */
  readonly total: number;
  /**
   * The values are sums over this: seconds of the range that have data; for instantaneous types moments (see `computeWeight`).
   * Of all instances together, if the mode divides by them.
   */
  readonly weight: number;
}

export interface DiffSides {
  readonly baseline: DiffSide;
  readonly comparison: DiffSide;
  /** Looked at moment by moment (goroutines, memory in use): averages, never sums. */
  readonly isInstant: boolean;
}

/** Factors from a raw value to the value in a mode. undefined for a side that has no such value: nothing to divide by. */
export type DiffScale = Sides<number | undefined>;

/**
 * Computes the factors of a mode. Values per second stay in the unit of the profile type (ns of CPU per second: divide
 * by 1e9 for cores).
 *
 *     baseline 60 s in 600 s, comparison 480 s in 2400 s of CPU, a function with 30 s and 60 s
 *     per-second   30 / 600 = 0.05, 60 / 2400 = 0.025     share   50 %, 12.5 %     total   30 s, 60 s
 *     per-instance, with 1 and 2 of them   30 / 600 = 0.05, 60 / (2400 × 2) = 0.0125
 *
 * Instantaneous types: `per-second` and `total` are both the average over the moments.
 */
export function computeScale(mode: DiffMode, { baseline, comparison, isInstant }: DiffSides): DiffScale {
  const getFactor = ({ total, weight }: DiffSide): number | undefined => {
    if (mode === 'total' && !isInstant) {
      return 1;
    }
    const divisor = mode === 'share' ? total : weight;
    return divisor > 0 ? 1 / divisor : undefined;
  };
  return { baseline: getFactor(baseline), comparison: getFactor(comparison) };
}

/** A value of each side in a mode, and what they differ by. */
export interface ScaledPair {
  readonly baseline: number | undefined;
  readonly comparison: number | undefined;
  /** undefined if a side has no value in the mode. */
  readonly difference: number | undefined;
  /** Difference over baseline: 4.9 is +490 %. undefined from a baseline of 0. */
  readonly relative: number | undefined;
}

/** Values that are the same on paper are not so once they are divided. */
const ROUNDING = 1e-12;

/** Raw values of both sides in a mode. Never divides by zero and never gives an infinite number. */
export function scalePair(scale: DiffScale, baselineValue: number, comparisonValue: number): ScaledPair {
  const baseline = scale.baseline === undefined ? undefined : baselineValue * scale.baseline;
  const comparison = scale.comparison === undefined ? undefined : comparisonValue * scale.comparison;
  if (baseline === undefined || comparison === undefined) {
    return { baseline, comparison, difference: undefined, relative: undefined };
  }
  const exact = comparison - baseline;
  const difference = Math.abs(exact) <= ROUNDING * Math.abs(baseline) ? 0 : exact;
  const relative = difference === 0 ? 0 : difference / baseline;
  return { baseline, comparison, difference, relative: Number.isFinite(relative) ? relative : undefined };
}
