import type { Series } from '../change/Series';
import { formatDurationNs } from '../format/formatValue';
import type { TimeRangeMs } from '../time/TimeRangeMs';
import { getDurationMs } from '../time/TimeRangeMs';

/** Ends that are shorter, as parts of the range, are what late and rare profiles leave. */
const LONGEST_PART = 0.25;

/**
 * That a series has points in a part of a range only, as a sentence: what is compared then is less than the range says. "" where
 * the points reach from end to end, or nearly, and where there is none at all, which is said elsewhere.
 *
 *     |          . . . .|   "The baseline has points in only 8 min of its 20 min; the rest counts as nothing used."
 */
export function describeEmptyEnds(
  sideName: string,
  { timesMs, values }: Series,
  range: TimeRangeMs,
  isInstant: boolean,
): string {
  const inside = Array.from(timesMs).filter(
    (timeMs, place) => timeMs >= range.fromMs && timeMs <= range.toMs && typeof values[place] === 'number',
  );
  const [firstMs, lastMs] = [inside[0], inside.at(-1)];
  if (firstMs === undefined || lastMs === undefined) {
    return '';
  }
  const wholeMs = getDurationMs(range);
  const usedMs = lastMs - firstMs;
  if (usedMs >= (1 - LONGEST_PART) * wholeMs) {
    return '';
  }
  const [duration, whole] = [usedMs, wholeMs].map((durationMs) => formatDurationNs(durationMs * 1e6));
  const used = usedMs === 0 ? 'one moment' : duration;
  const rest = isInstant ? 'averages are of those' : 'the rest counts as nothing used';
  return `The ${sideName} has points in only ${used} of its ${whole}; ${rest}.`;
}
