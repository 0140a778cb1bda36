import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { cutRange } from './cutRange';

const MOST_PARTS = 24;

/** Profiles come once a minute, or a whole number of times; if that leaves too few parts, every 15 s or more often. */
const GRIDS = [
  { gridMs: 60_000, fewestParts: 10 },
  { gridMs: 15_000, fewestParts: 2 },
] as const;

/**
 * Cuts a range into consecutive parts for showing a function over time: at most 24, all of the same number of whole
 * minutes, in short ranges of whole quarters of one. Of parts of 2.5 minutes, with a profile a minute, some would have
 * two and some three, which looks like a change. The numbers are chosen so that as little as can be is left over; what
 * is, at the end, belongs to no part.
 *
 *     1 h → 20 of 3 min     15 min → 15 of 1 min     2 min → 8 of 15 s     90 min 22 s → 18 of 5 min, and 22 s in none
 */
export function cutTrend(range: TimeRangeMs): TimeRangeMs[] {
  const durationMs = getDurationMs(range);
  for (const { gridMs, fewestParts } of GRIDS) {
    let best = { count: 0, partsMs: 0 };
    for (let count = MOST_PARTS; count >= fewestParts; count--) {
      const partsMs = Math.floor(durationMs / (count * gridMs)) * count * gridMs;
      best = partsMs > best.partsMs ? { count, partsMs } : best;
    }
    if (best.count > 0) {
      const toMs = range.fromMs + best.partsMs;
      // A profile at the very end belongs to the next part, if there would be one.
      return cutRange({ fromMs: range.fromMs, toMs: toMs < range.toMs ? toMs - 1 : toMs }, best.count, gridMs);
    }
  }
  return [range];
}
