import { toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime, type DataTime } from 'profile/series/change/dataTime';
import { computeMean } from 'profile/series/change/means';
import { getMoments, getTotalFactor, type Series, type SeriesContext } from 'profile/series/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { SeriesOfProfile } from './AmountUnit';

/**
 * Reads the part of a chart that lies in a range. undefined if it has no points, or if they are
 * sums of unknown moments. The average is the one of `computeTotals`.
 */
export function computeSeriesOfProfile(
  series: Series,
  context: SeriesContext,
  range: TimeRangeMs,
): SeriesOfProfile | undefined {
  const time = series.moments === 'unknown' ? undefined : computeDataTime(series, { ...context, range });
  if (!time) {
    return undefined;
  }
  const { values, coveredMs } = toDataSlots(time, context);
  const mean = computeMean(values);
  if (context.kind === 'instant') {
    const sum = sumSnapshots(series, time.points);
    return { average: mean, weight: mean > 0 ? sum / mean : 0, slotCount: values.length };
  }
  const perSecond = getTotalFactor({ ...context, stepMs: 1000 }) / (context.kind === 'sum' ? context.stepMs / 1000 : 1);
  const weight = time.isPaceKnown ? coveredMs / 1000 : 0;
  return { average: mean * perSecond, weight, slotCount: values.length };
}

/** Adds up the points as they were before they were divided by their moments. */
function sumSnapshots(series: Series, points: DataTime['points']): number {
  const { timesMs } = series;
  let sum = 0;
  let next = 0;
  for (let place = 0; place < timesMs.length; place++) {
    const point = points[next];
    if (point && timesMs[place] === point.timeMs) {
      sum += point.value * getMoments(series, place);
      next++;
    }
  }
  return sum;
}

/** Sum of a chart, in the unit of the profile type. */
export interface ChartTotal {
  readonly total: number;
  /** Number of profiles one after the other. */
  readonly slotCount: number;
}

/**
 * Computes the amount of a chart that surely lies in its range: a point at the very start, which may stand for a step before it,
 * does not count beside others. undefined for instantaneous types, which have no amount, and without points.
 */
export function computeChartTotal(series: Series, context: SeriesContext): ChartTotal | undefined {
  const time = context.kind === 'instant' ? undefined : computeDataTime(series, context);
  return (
    time && {
      total: time.points.reduce((sum, { value }) => sum + value, 0) * getTotalFactor(context),
      slotCount: toDataSlots(time, context).values.length,
    }
  );
}
