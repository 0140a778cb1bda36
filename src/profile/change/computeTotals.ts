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
  let sum = 0;
  let max = -Infinity;
  let pointCount = 0;
  for (const value of slots) {
    if (!Number.isNaN(value)) {
      sum += value;
      max = Math.max(max, value);
      pointCount++;
    }
  }
  if (pointCount === 0) {
    return { average: undefined, total: undefined, max: undefined };
  }
  const factor = getAverageFactor(context);
  if (context.kind === 'instant') {
    return { average: (sum / pointCount) * factor, total: undefined, max: max * factor };
  }
  return { average: computeStepMean(slots) * factor, total: sum * getTotalFactor(context), max: max * factor };
}

/** Slot 0 is no step of the range (see toSlots): it counts for the total, and for the average only if it is all there is. */
function computeStepMean(slots: Float64Array): number {
  let sum = 0;
  for (let slot = slots.length > 1 ? 1 : 0; slot < slots.length; slot++) {
    sum += slots[slot] || 0;
  }
  return sum / Math.max(1, slots.length - 1);
}
