import { toDataSlots } from './dataSlots';
import { computeDataTime } from './dataTime';
import { computeMean } from './estimateNoise';
import type { Series, SeriesContext } from './Series';
import { getAverageFactor, getTotalFactor, toSlots } from './Series';

export interface SeriesTotals {
  /**
   * What was used per second (`averageUnit`: cores, bytes/s, …) over the time that has data, or for instantaneous types the mean
   * of the pictures taken. undefined without points. This is the one average that all places show.
   */
  readonly average: number | undefined;
  /** Amount in the unit of the profile type (ns, bytes, count). undefined for instantaneous types, and without points. */
  readonly total: number | undefined;
  /** Largest slot (see `toDataSlots`), in `averageUnit`. undefined without points. */
  readonly max: number | undefined;
}

/**
 * Sums a series up, brought to slots as long as its points usually are apart. Time without data counts neither as 0 nor as
 * anything else.
 *
 *     rate, in steps of 15 s: 0.5, 0.5, 0.5, (six missing), 1, 1, 1 cores
 *     → average 0.75 cores; total 4.5 cores × 15 s = 67.5 s = 67.5e9 ns; max 1 core
 *     rate, recorded once a minute: 2, (three missing), 2, (three missing), 2, … → average 0.5 cores, max 0.5 cores
 *     instant: 10, 10, (missing), 40 goroutines → average (10 + 10 + 40) / 3 = 20; no total; max 40
 */
export function computeTotals(series: Series, context: SeriesContext): SeriesTotals {
  const time = computeDataTime(series, context);
  if (!time) {
    return { average: undefined, total: undefined, max: undefined };
  }
  const { values } = toDataSlots(time, context);
  const factor = getAverageFactor(context);
  // What was recorded at the very start of the range is no step of it, but it is part of the amount.
  const amounts = toSlots(series, context).filter((value) => !Number.isNaN(value));
  return {
    average: computeMean(values) * factor,
    total: context.kind === 'instant' ? undefined : sumOf(amounts) * getTotalFactor(context),
    max: values.reduce((left, right) => Math.max(left, right), -Infinity) * factor,
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((left, right) => left + right, 0);
}
