import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { cutRange } from './cutRange';

const MOST_PARTS = 24;

/** Profiles come once a minute, or a whole number of times. Where a minute is too long, they come every 15 s or more often. */
const GRIDS_MS = [60_000, 15_000] as const;

/**
 * The parts of a range that a function is looked at in, one after the other: 24 of whole minutes, in short ranges of whole quarters
 * of one. Of equal parts of 2.5 minutes, with a profile a minute, some would have two and some three, which looks like a change. What
 * is left over at the end belongs to the last part, so that all of them add up to the range.
 *
 *     1 h → 24 of 2 or 3 min     10 min → 24 of 15 or 30 s     2 min → 8 of 15 s     20 s → one of 20 s
 */
export function cutTrend(range: TimeRangeMs): TimeRangeMs[] {
  const durationMs = getDurationMs(range);
  const [minuteMs, quarterMs] = GRIDS_MS;
  const gridMs = durationMs >= MOST_PARTS * minuteMs ? minuteMs : quarterMs;
  const count = Math.min(MOST_PARTS, Math.floor(durationMs / gridMs));
  const parts = count > 1 ? cutRange(range, count, gridMs) : [range];
  return parts.map((part, place) => (place === parts.length - 1 ? { ...part, toMs: range.toMs } : part));
}
