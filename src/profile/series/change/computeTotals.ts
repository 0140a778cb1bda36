import { type DataSlots, toDataSlots } from './dataSlots';
import { computeDataTime, type DataTime } from './dataTime';
import { computeMean } from './means';
import { getAverageFactor, getTotalFactor, type Series, type SeriesContext } from './Series';

export interface SeriesTotals {
  /**
   * Average use per second (`averageUnit`: cores, bytes/s, …) over the time that has data; for instantaneous types the
   * mean of the snapshots. undefined if there are no points, for a single point (it may stand for any length of time),
   * and for sums of unknown moments. All places show this average.
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
  return computeSlotTotals(series, time, time && toDataSlots(time, context), context);
}

/**
 * The same, if the time that has data and its slots are known already: undefined for a series without points. A point at the
 * very start is in no total, as servers have in it what was recorded in the whole step before the range.
 */
export function computeSlotTotals(
  { moments }: Pick<Series, 'moments'>,
  time: DataTime | undefined,
  slots: DataSlots | undefined,
  context: SeriesContext,
): SeriesTotals {
  if (!time || !slots || moments === 'unknown') {
    return { average: undefined, total: undefined, max: undefined };
  }
  const isKnown = context.kind === 'instant' || time.isPaceKnown;
  const factor = getAverageFactor(context);
  const sum = time.points.reduce((points, { value }) => points + value, 0);
  return {
    average: isKnown ? computeMean(slots.values) * factor : undefined,
    total: context.kind === 'instant' ? undefined : sum * getTotalFactor(context),
    max: slots.values.reduce((left, right) => Math.max(left, right), -Infinity) * factor,
  };
}
