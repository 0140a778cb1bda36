import type { TimeRangeMs } from './TimeRangeMs';

/**
 * Cuts a range into parts as equal as whole milliseconds allow; each begins where the one before ends. Throws RangeError for
 * a count that is no positive integer.
 */
export function sliceRange({ fromMs, toMs }: TimeRangeMs, count: number): TimeRangeMs[] {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`A range is cut into one or more parts, not ${count}.`);
  }
  const getEdge = (index: number): number => Math.round(fromMs + ((toMs - fromMs) * index) / count);
  return Array.from({ length: count }, (_, i) => ({ fromMs: getEdge(i), toMs: getEdge(i + 1) }));
}
