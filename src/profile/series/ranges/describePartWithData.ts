import { formatDurationNs } from 'profile/format/formatValue';
import { computeDataTime } from 'profile/series/change/dataTime';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Missing data are mentioned only if they are at least this part of the range. */
export const LONGEST_PART = 0.25;

/**
 * Says in a sentence that a side has data in only a part of its range, so less is compared than the range suggests. ""
 * if all or nearly all of it has data (see `computeDataTime`), and if none has, which the page says elsewhere.
 *
 *     |          . . . .|   "The baseline has data in only 8 min of its 20 min; values per second count only those."
 */
export function describePartWithData(sideName: string, series: Series, context: SeriesContext): string {
  const time = computeDataTime(series, context);
  const wholeMs = getDurationMs(context.range);
  if (!time) {
    return '';
  }
  const missingMs = [
    (time.lateStartMs ?? context.range.fromMs) - context.range.fromMs,
    context.range.toMs - (time.earlyEndMs ?? context.range.toMs),
    ...time.gaps.map(getDurationMs),
  ].reduce((sum, each) => sum + each, 0);
  if (missingMs <= LONGEST_PART * wholeMs) {
    return '';
  }
  const [used, whole] = [wholeMs - missingMs, wholeMs].map((durationMs) => formatDurationNs(durationMs * 1e6));
  const what = context.kind === 'instant' ? 'averages' : 'values per second';
  return `The ${sideName} has data in only ${used} of its ${whole}; ${what} count only those.`;
}

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
