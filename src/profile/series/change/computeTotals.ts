import { type DataSlots, toDataSlots } from './dataSlots';
import { computeDataTime } from './dataTime';
import { computeMean } from './estimateNoise';
import { getAverageFactor, getTotalFactor, type Series, type SeriesContext } from './Series';

export interface SeriesTotals {
  /**
   * What was used per second (`averageUnit`: cores, bytes/s, …) over the time that has data, or for instantaneous types the mean
   * of the pictures taken. undefined without points, and for sums of unknown moments. This is the one average that all places
   * show.
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
  return computeSlotTotals(series, time && toDataSlots(time, context), context);
}

/** The same, where the slots are known already: undefined for a series without points. */
export function computeSlotTotals(series: Series, slots: DataSlots | undefined, context: SeriesContext): SeriesTotals {
  if (!slots || series.moments === 'unknown') {
    return { average: undefined, total: undefined, max: undefined };
  }
  const factor = getAverageFactor(context);
  return {
    average: computeMean(slots.values) * factor,
    total: context.kind === 'instant' ? undefined : sumPoints(series, context) * getTotalFactor(context),
    max: slots.values.reduce((left, right) => Math.max(left, right), -Infinity) * factor,
  };
}

/** What was recorded at the very start of the range is no step of it, but it is part of the amount. */
function sumPoints({ timesMs, values }: Series, { range }: SeriesContext): number {
  let sum = 0;
  for (let i = 0; i < timesMs.length; i++) {
    const timeMs = timesMs[i] ?? Number.NaN;
    const value = values[i];
    if (timeMs >= range.fromMs && timeMs <= range.toMs && typeof value === 'number' && Number.isFinite(value)) {
      sum += value;
    }
  }
  return sum;
}
