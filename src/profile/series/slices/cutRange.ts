import { sliceRange, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/**
 * The parts of a range to ask a server for. Pyroscope counts profiles at both ends of a range, so each part but the
 * last one ends a millisecond before the next begins: no profile is counted twice, none is left out.
 *
 *     10:00:00.000 to 10:01:00.000 in 2 parts: 10:00:00.000 to 10:00:29.999, 10:00:30.000 to 10:01:00.000
 */
export function cutRange(range: TimeRangeMs, count: number): TimeRangeMs[] {
  return sliceRange(range, count).map(({ fromMs, toMs }, part, { length }) => ({
    fromMs,
    toMs: part === length - 1 ? toMs : Math.max(fromMs, toMs - 1),
  }));
}
