import type { TimeRangeMs } from './TimeRangeMs';

/**
 * The range widened to a grid. Lists (services, labels) are asked for on a grid of 10 s, so that asking again within that
 * time is the same question and needs no answer.
 */
export function roundRange({ fromMs, toMs }: TimeRangeMs, gridMs = 10_000): TimeRangeMs {
  return { fromMs: Math.floor(fromMs / gridMs) * gridMs, toMs: Math.ceil(toMs / gridMs) * gridMs };
}
