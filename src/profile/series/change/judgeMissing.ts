import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { type DataTime, LONGEST_DELAY_MS } from './dataTime';

/** When any series of one answer has data: what is known of the source as a whole. */
export interface SourceTime {
  /** When the first of them begins, or the range. */
  readonly fromMs: number;
  /** When the newest point of all came. */
  readonly newestMs: number;
  /** True if the data of all end well before the range does. */
  readonly endsEarly: boolean;
  /** How long any of them has data. */
  readonly coveredMs: number;
}

/** What time of a range a series has no data for, next to the others of its source. */
export interface MissingTime {
  /** When data begin, where that is well after the range does; `isOwn`: others of the source have earlier data. */
  readonly start: { readonly timeMs: number; readonly isOwn: boolean } | undefined;
  /** When data end, where that is well before the range does; `isOwn`: others of the source have later data. */
  readonly end: { readonly timeMs: number; readonly isOwn: boolean } | undefined;
  /** Parts without data between those that have some. */
  readonly gaps: readonly TimeRangeMs[];
}

/** undefined without data. */
export function computeSourceTime(times: Iterable<DataTime>): SourceTime | undefined {
  let [fromMs, newestMs, endsEarly] = [Infinity, -Infinity, true];
  const covered: TimeRangeMs[] = [];
  for (const { spans, points, earlyEndMs } of times) {
    fromMs = Math.min(fromMs, spans[0]?.fromMs ?? Infinity);
    newestMs = Math.max(newestMs, points.at(-1)?.timeMs ?? -Infinity);
    endsEarly &&= earlyEndMs !== undefined;
    covered.push(...spans);
  }
  const coveredMs = measureUnion(covered);
  return fromMs <= newestMs ? { fromMs, newestMs, endsEarly, coveredMs } : undefined;
}

/** How long a time that lies in any of several ranges is. */
function measureUnion(ranges: readonly TimeRangeMs[]): number {
  let [coveredMs, endMs] = [0, -Infinity];
  for (const { fromMs, toMs } of [...ranges].sort((left, right) => left.fromMs - right.fromMs)) {
    coveredMs += Math.max(0, toMs - Math.max(fromMs, endMs));
    endMs = Math.max(endMs, toMs);
  }
  return coveredMs;
}

/** The part, 0 to 1, that a series has of the time in which any series of its source has data. */
export function computeCoveredPart(
  { coveredMs, isPaceKnown }: DataTime,
  missing: MissingTime | undefined,
  source: SourceTime,
): number {
  const isShorter =
    !isPaceKnown || (missing !== undefined && (missing.start?.isOwn || missing.end?.isOwn || missing.gaps.length > 0));
  return isShorter && source.coveredMs > 0 ? Math.min(1, coveredMs / source.coveredMs) : 1;
}

/**
 * Tells a service that began or stopped from data that begin or end for all. That a series has no data is no evidence that
 * nothing ran; that others of the same source have data meanwhile is, for then the way from there to here works.
 *
 *     a ||||||||||||......      a stopped sending: b goes on, by more than profiles are ever late
 *     b ||||||||||||||||||
 *
 *     a ||||||||||||......      nothing is known: the data of all end together, and may be late
 *     b |||||||||||||.....
 *
 * undefined where nothing is missing.
 */
export function judgeMissing(
  { lateStartMs, earlyEndMs, gaps, longestPauseMs }: DataTime,
  source: SourceTime | undefined,
): MissingTime | undefined {
  if (lateStartMs === undefined && earlyEndMs === undefined && gaps.length === 0) {
    return undefined;
  }
  const enoughMs = longestPauseMs + LONGEST_DELAY_MS;
  const judge = (timeMs: number | undefined, othersMs: number): MissingTime['start'] =>
    timeMs === undefined ? undefined : { timeMs, isOwn: othersMs > enoughMs };
  return {
    start: judge(lateStartMs, (lateStartMs ?? 0) - (source?.fromMs ?? Infinity)),
    end: judge(earlyEndMs, (source?.newestMs ?? -Infinity) - (earlyEndMs ?? 0)),
    gaps,
  };
}

/** Whether a part of the range lies in time without data altogether: nothing is known of it, it is not 0. */
export function isWithoutData({ start, end, gaps }: MissingTime, { fromMs, toMs }: TimeRangeMs): boolean {
  return (
    (start !== undefined && toMs <= start.timeMs) ||
    (end !== undefined && fromMs >= end.timeMs) ||
    gaps.some((gap) => fromMs >= gap.fromMs && toMs <= gap.toMs)
  );
}
