import { computeDataTime } from 'profile/series/change/dataTime';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { LONGEST_PART } from './describeEmptyEnds';

/**
 * Cuts the ends of a range that have no data, if they are more than a quarter of it; else returns the range as it is.
 * So a version that ran for half an hour is judged by that half hour, and versions that ran one after the other are
 * not compared minute by minute.
 *
 *     |. . . .        |  →  |. . . .|
 */
export function cutToData(series: Series, context: SeriesContext): TimeRangeMs {
  const { range } = context;
  const { lateStartMs, earlyEndMs } = computeDataTime(series, context) ?? {};
  const withData = { fromMs: lateStartMs ?? range.fromMs, toMs: earlyEndMs ?? range.toMs };
  return getDurationMs(withData) < (1 - LONGEST_PART) * getDurationMs(range) ? withData : range;
}
