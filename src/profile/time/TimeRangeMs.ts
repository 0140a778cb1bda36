/** A time range in milliseconds since 1970 (UTC). */
export interface TimeRangeMs {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Length of the range; 0 where it ends before it begins. */
export function getDurationMs({ fromMs, toMs }: TimeRangeMs): number {
  return Math.max(0, toMs - fromMs);
}
