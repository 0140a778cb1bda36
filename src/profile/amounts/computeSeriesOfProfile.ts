import { toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime } from 'profile/series/change/dataTime';
import { computeMean } from 'profile/series/change/estimateNoise';
import { getTotalFactor, type Series, type SeriesContext } from 'profile/series/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { SeriesOfProfile } from './computeWeight';

/**
 * Reads a chart in a range that lies in it: all of it, or the part that a profile covers. undefined without points.
 * Its average is that of `computeTotals`.
 */
export function computeSeriesOfProfile(
  series: Series,
  context: SeriesContext,
  range: TimeRangeMs,
): SeriesOfProfile | undefined {
  const time = computeDataTime(series, { ...context, range });
  if (!time) {
    return undefined;
  }
  const { values } = toDataSlots(time, context);
  const mean = computeMean(values);
  if (context.kind === 'instant') {
    const sum = time.points.reduce((total, { value }) => total + value, 0);
    return { average: mean, weight: mean > 0 ? sum / mean : 0, slotCount: values.length };
  }
  const perSecond = getTotalFactor({ ...context, stepMs: 1000 }) / (context.kind === 'sum' ? context.stepMs / 1000 : 1);
  return { average: mean * perSecond, weight: time.coveredMs / 1000, slotCount: values.length };
}
