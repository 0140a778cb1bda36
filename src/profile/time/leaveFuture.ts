import type { TimeRangeMs } from './TimeRangeMs';

/** What of a range has passed: what lies in the future is no time without data. */
export function leaveFuture({ fromMs, toMs }: TimeRangeMs, nowMs: number): TimeRangeMs {
  return { fromMs, toMs: Math.max(fromMs, Math.min(toMs, nowMs)) };
}
