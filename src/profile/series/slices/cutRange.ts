import { sliceRange, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/** A range may lack this part of its last profile's time and still have it. */
const ALMOST = 0.01;

/**
 * Cuts a range into parts for requests to a server. Pyroscope counts profiles at both ends of a range, so each part
 * but the last one ends a millisecond before the next begins: no profile is counted twice, none is left out.
 *
 *     10:00:00.000 to 10:01:00.000 in 2 parts: 10:00:00.000 to 10:00:29.999, 10:00:30.000 to 10:01:00.000
 *
 * `gridMs`: all parts are as many times as long as that. If it is the time from one profile to the next, a part has
 * as many profiles as it has time for; of equal parts of 47.5 s some would have three of 15 s, and some four. What the
 * range has beyond the last whole one is left out: 45 s can hold one profile of 30 s as well as two.
 */
export function cutRange(range: TimeRangeMs, count: number, gridMs?: number): TimeRangeMs[] {
  const snap = (timeMs: number): number =>
    gridMs === undefined ? timeMs : range.fromMs + Math.round((timeMs - range.fromMs) / gridMs) * gridMs;
  const wholeMs = gridMs === undefined ? Infinity : Math.floor((range.toMs - range.fromMs) / gridMs + ALMOST) * gridMs;
  const toMs = Math.min(range.toMs, range.fromMs + wholeMs);
  const ends = sliceRange({ fromMs: range.fromMs, toMs }, count).map((part) => Math.min(range.toMs, snap(part.toMs)));
  return ends.map((end, part) => {
    const fromMs = ends[part - 1] ?? range.fromMs;
    return { fromMs, toMs: end === range.toMs ? end : Math.max(fromMs, end - 1) };
  });
}
