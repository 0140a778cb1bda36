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

/** The first and the second half; what lies exactly in the middle belongs to the second. */
export function halveRange(range: TimeRangeMs): { readonly first: TimeRangeMs; readonly second: TimeRangeMs } {
  const middleMs = Math.round((range.fromMs + range.toMs) / 2);
  return { first: { ...range, toMs: middleMs }, second: { ...range, fromMs: middleMs } };
}
