import { computeMean, computeSpread } from 'profile/series/change/means';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { cutRange } from 'profile/series/slices/cutRange';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { RangePair } from './compareServices';

/** A range has more slices than its baseline, so that a late change has some of its own. */
export const BASELINE_SLICES = 3;
const COMPARISON_SLICES = 5;
export const SLICES_OF_SERVICE = BASELINE_SLICES + COMPARISON_SLICES;

/**
 * Cuts the slices of a service, the baseline's first. If the distance of profiles is known and a slice has several,
 * its length is a multiple of that distance: otherwise some slices would have a profile more, and seem to use more.
 */
export function cutSides({ baseline, comparison }: RangePair, slotMs?: number): readonly TimeRangeMs[] {
  const cut = (range: TimeRangeMs, count: number): readonly TimeRangeMs[] =>
    cutRange(range, count, slotMs !== undefined && getDurationMs(range) >= count * slotMs ? slotMs : undefined);
  return [...cut(baseline, BASELINE_SLICES), ...cut(comparison, COMPARISON_SLICES)];
}

/** The slices of a service with its load taken out. */
export interface NormalSlices {
  /** Functions that have any self value. */
  readonly functions: ReadonlyArray<{ readonly name: string; readonly place: number }>;
  /** `values[place * sliceCount + slice]`: self per weight, divided by the load of the slice. */
  readonly values: Float64Array;
  /** Variance that functions of its size have among the slices of a side, by place. */
  readonly usualVariance: Float64Array;
  /** Load of each slice; 1 is the average. 1.2: its functions agree that there was a fifth more to do. */
  readonly loads: Float64Array;
  /** Load of the comparison: normal values times it are what was used there. */
  readonly scale: number;
  /** Average use per weight in the comparison minus the baseline. */
  readonly difference: number;
  readonly average: number;
}

/** Small functions say little of a load, and take time. */
const MOST_ASKED = 200;

/**
 * Divides the slices of a service by their load, the part of a slice's deviation from the average that all of its
 * functions share. The load of a slice is the median of `value / mean of the function`, functions weighed by the root
 * of their mean: so a function that changes does not move the load, even if it is the largest of several.
 *
 * The variance of a function grows with its size, as the variance of counts does: variance = dispersion × mean, with
 * the median dispersion of the service's functions.
 *
 *     a 10 10 20 20, b 6 6 12 12, c 4 4 8 8 → loads ⅔ ⅔ 1⅓ 1⅓, values alike
 *     a 10 10 20 20, b 6 6 6 6, c 4 4 4 4 → loads alike, a rises
 */
export function normaliseSlices({ names, self, sliceCount }: FunctionSeries, weights: ArrayLike<number>): NormalSlices {
  const rates = Float64Array.from(self, (value, at) => {
    const weight = weights[at % sliceCount] ?? 0;
    return weight > 0 ? value / weight : 0;
  });
  const getRow = (name: number) => rates.subarray(name * sliceCount, (name + 1) * sliceCount);
  const used = names
    .map((name, place) => ({ name, place, mean: computeMean(getRow(place)) }))
    .filter(({ mean }) => mean > 0);
  const asked = [...used].sort((a, b) => b.mean - a.mean).slice(0, MOST_ASKED);
  const raw = Float64Array.from({ length: sliceCount }, (_, slice) =>
    computeMedian(asked.map(({ place, mean }) => ({ value: getRow(place)[slice] / mean, weight: Math.sqrt(mean) }))),
  );
  const meanLoad = computeMean(raw) || 1;
  const loads = raw.map((load) => load / meanLoad);
  const values = rates.map((rate, at) => {
    const load = loads[at % sliceCount];
    return load > 0 ? rate / load : 0;
  });
  const dispersion = computeMedian(
    asked.map(({ place, mean }) => {
      const row = values.subarray(place * sliceCount, (place + 1) * sliceCount);
      const sides = [row.subarray(0, BASELINE_SLICES), row.subarray(BASELINE_SLICES)];
      return { value: sides.map(computeVariance).reduce((a, b) => a + b) / 2 / mean, weight: 1 };
    }),
  );
  const usualVariance = new Float64Array(names.length);
  for (const { place, mean } of used) {
    usualVariance[place] = dispersion * mean;
  }
  const totals = Float64Array.from({ length: sliceCount }, (_, slice) =>
    used.reduce((sum, { place }) => sum + getRow(place)[slice], 0),
  );
  const [before, after] = [
    computeMean(totals.subarray(0, BASELINE_SLICES)),
    computeMean(totals.subarray(BASELINE_SLICES)),
  ];
  return {
    functions: used,
    values,
    usualVariance,
    loads,
    scale: computeMean(loads.subarray(BASELINE_SLICES)),
    difference: after - before,
    average: (before + after) / 2,
  };
}

function computeVariance(values: Float64Array): number {
  return computeSpread(values) / Math.max(1, values.length - 1);
}

/** Computes the value below which half of the weight is; 0 of none. */
function computeMedian(items: ReadonlyArray<{ readonly value: number; readonly weight: number }>): number {
  const sorted = [...items].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) {
      return value;
    }
  }
  return 0;
}
