import type { TimeRangeMs } from '../time/TimeRangeMs';
import { getDurationMs } from '../time/TimeRangeMs';
import type { Series } from './Series';

/** Profiles of the last half minute may still be on their way. */
const ARRIVAL_MS = 30_000;

/** When even the newest point is older, services stopped: that is a change, not a delay. */
const LONGEST_DELAY_MS = 120_000;

/**
 * The range without its end where data are still arriving, judged by the newest point of all series together: what is not
 * there yet must not look like a drop. Ranges that end long after the newest point, or are too short to give anything away,
 * stay as they are.
 */
export function computeSettledRange(series: Iterable<Series>, range: TimeRangeMs, stepMs: number): TimeRangeMs {
  let newestMs = -Infinity;
  for (const { timesMs } of series) {
    newestMs = Math.max(newestMs, timesMs[timesMs.length - 1] ?? -Infinity);
  }
  const toMs = Math.min(range.toMs, newestMs - Math.max(stepMs, ARRIVAL_MS));
  const isDelayed = newestMs >= range.toMs - stepMs - LONGEST_DELAY_MS;
  const isLongEnough = getDurationMs({ ...range, toMs }) >= getDurationMs(range) * 0.8;
  return isDelayed && isLongEnough ? { ...range, toMs } : range;
}
