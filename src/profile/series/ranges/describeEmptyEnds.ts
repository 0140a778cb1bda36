import { formatDurationNs } from 'profile/format/formatValue';
import { computeDataTime } from 'profile/series/change/dataTime';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { getDurationMs } from 'profile/time/TimeRangeMs';

/** Missing data are mentioned only if they are at least this part of the range. */
export const LONGEST_PART = 0.25;

/**
 * Says in a sentence that a side has data in only a part of its range, so less is compared than the range suggests. ""
 * if all or nearly all of it has data (see `computeDataTime`), and if none has, which the page says elsewhere.
 *
 *     |          . . . .|   "The baseline has data in only 8 min of its 20 min; values per second count only those."
 */
export function describeEmptyEnds(sideName: string, series: Series, context: SeriesContext): string {
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
