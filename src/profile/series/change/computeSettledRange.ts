import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { Series } from './Series';

/** Profiles of the last half minute may still be on their way. */
const ARRIVAL_MS = 30_000;

/** When the newest point of a single service is older, it stopped: that is a change, not a delay. */
const LONGEST_DELAY_MS = 120_000;

/**
 * The range without its end where data are still arriving, judged by the newest point of all series together: what is not
 * there yet must not look like a drop. A single service that ended long ago has stopped; several that end together have not:
 * their profiles no longer arrive. Ranges that would lose a fifth stay as they are.
 */
export function computeSettledRange(series: Iterable<Series>, range: TimeRangeMs, stepMs: number): TimeRangeMs {
  let newestMs = -Infinity;
  let count = 0;
  for (const { timesMs } of series) {
    const lastMs = timesMs[timesMs.length - 1];
    if (lastMs !== undefined) {
      newestMs = Math.max(newestMs, lastMs);
      count++;
    }
  }
  const toMs = Math.min(range.toMs, newestMs - Math.max(stepMs, ARRIVAL_MS));
  const isDelayed = count > 1 || newestMs >= range.toMs - stepMs - LONGEST_DELAY_MS;
  const isLongEnough = getDurationMs({ ...range, toMs }) >= getDurationMs(range) * 0.8;
  return isDelayed && isLongEnough ? { ...range, toMs } : range;
}
