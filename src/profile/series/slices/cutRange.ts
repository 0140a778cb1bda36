import { sliceRange, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/**
 * The parts of a range to ask a server for. Pyroscope counts profiles at both ends of a range, so each part but the
 * last one ends a millisecond before the next begins: no profile is counted twice, none is left out.
 *
 *     10:00:00.000 to 10:01:00.000 in 2 parts: 10:00:00.000 to 10:00:29.999, 10:00:30.000 to 10:01:00.000
 *
 * `gridMs`: parts are as many times as long as that, but for the last one. Where it is the time from one profile to the next, a part
 * has as many profiles as it has time for; of equal parts of 47.5 s some would have three of 15 s, and some four.
 */
export function cutRange(range: TimeRangeMs, count: number, gridMs?: number): TimeRangeMs[] {
  const snap = (timeMs: number): number =>
    gridMs === undefined ? timeMs : range.fromMs + Math.round((timeMs - range.fromMs) / gridMs) * gridMs;
  return sliceRange(range, count).map(({ fromMs, toMs }, part, { length }) => ({
    fromMs: snap(fromMs),
    toMs: part === length - 1 ? toMs : Math.max(snap(fromMs), snap(toMs) - 1),
  }));
}
