import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { cutRange } from './cutRange';

const MOST_PARTS = 24;

/** Profiles come once a minute, or a whole number of times; where that leaves too few parts, every 15 s or more often. */
const GRIDS = [
  { gridMs: 60_000, fewestParts: 10 },
  { gridMs: 15_000, fewestParts: 2 },
] as const;

/**
 * The parts of a range that a function is looked at in, one after the other: as many as can be, at most 24, all of the same number of
 * whole minutes, in short ranges of whole quarters of one. Of parts of 2.5 minutes, with a profile a minute, some would have two and
 * some three, which looks like a change. A range that has no such parts is cut into 24 equal ones.
 *
 *     1 h → 20 of 3 min     15 min → 15 of 1 min     2 min → 8 of 15 s     1 h and a second → 24 of 2.5 min
 */
export function cutTrend(range: TimeRangeMs): TimeRangeMs[] {
  const durationMs = getDurationMs(range);
  for (const { gridMs, fewestParts } of GRIDS) {
    for (let count = MOST_PARTS; count >= fewestParts; count--) {
      if (durationMs % (count * gridMs) === 0) {
        return cutRange(range, count);
      }
    }
  }
  return cutRange(range, MOST_PARTS);
}
