import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

/**
 * Computes the moment on another chart that belongs to one on this chart, if both have no time in common: the one
 * as far from its start, as for "an hour ago" beside "now". undefined if the other chart does not reach so far, and
 * for charts with common time, whose crosshairs meet by themselves.
 */
export function computeCounterpartMs(timeMs: number, own: TimeRangeMs, other: TimeRangeMs): number | undefined {
  const isApart = other.toMs <= own.fromMs || own.toMs <= other.fromMs;
  const counterpartMs = timeMs - own.fromMs + other.fromMs;
  return isApart && counterpartMs >= other.fromMs && counterpartMs <= other.toMs ? counterpartMs : undefined;
}
