import type { Series, SeriesContext } from './Series';
import { getAverageFactor, getTotalFactor, toSlots } from './Series';

export interface SeriesTotals {
  /**
   * What was used per second over the whole range (`averageUnit`: cores, bytes/s, …), or for instantaneous types the mean of
   * the pictures taken. undefined without points.
   */
  readonly average: number | undefined;
  /** Amount in the unit of the profile type (ns, bytes, count). undefined for instantaneous types, and without points. */
  readonly total: number | undefined;
  /** Largest point, in `averageUnit`. undefined without points. */
  readonly max: number | undefined;
}

/**
 * Sums a series up.
 *
 *     rate, 1 min in steps of 15 s: 0.5 cores, 0.5 cores, (missing), 1 core
 *     → average (0.5 + 0.5 + 0 + 1) / 4 = 0.5 cores; total 2 cores × 15 s = 30 s = 30e9 ns; max 1 core
 *     instant: 10, 10, (missing), 40 goroutines → average (10 + 10 + 40) / 3 = 20; no total; max 40
 */
export function computeTotals(series: Series, context: SeriesContext): SeriesTotals {
  const slots = toSlots(series, context);
  const present = slots.filter((value) => !Number.isNaN(value));
  if (present.length === 0) {
    return { average: undefined, total: undefined, max: undefined };
  }
  const factor = getAverageFactor(context);
  const max = present.reduce((left, right) => Math.max(left, right)) * factor;
  if (context.kind === 'instant') {
    return { average: (sum(present) / present.length) * factor, total: undefined, max };
  }
  // Slot 0 is no step of the range (see toSlots): it counts for the total, and for the average only if it is all there is.
  const steps = slots.length > 1 ? slots.subarray(1) : slots;
  const average = (sum(steps.filter((value) => !Number.isNaN(value))) / steps.length) * factor;
  return { average, total: sum(present) * getTotalFactor(context), max };
}

function sum(values: Float64Array): number {
  return values.reduce((left, right) => left + right, 0);
}
