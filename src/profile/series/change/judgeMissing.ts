import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { type DataTime, LONGEST_DELAY_MS } from './dataTime';

/** Times at which any series of one answer has data, for what is known of the source as a whole. */
export interface SourceTime {
  /** Start of the first data of any series; the start of the range if there are none before. */
  readonly fromMs: number;
  /** Time of the newest point of all series. */
  readonly newestMs: number;
  /** True if the data of all end well before the range does. */
  readonly endsEarly: boolean;
  /** Time that any of the series has data, in ms. */
  readonly coveredMs: number;
}

/** Parts of a range in which a series has no data, compared with the other series of its source. */
export interface MissingTime {
  /** Start of the data if it is well after the start of the range. `isOwn`: other series of the source have earlier data. */
  readonly start: { readonly timeMs: number; readonly isOwn: boolean } | undefined;
  /** End of the data if it is well before the end of the range. `isOwn`: other series of the source have later data. */
  readonly end: { readonly timeMs: number; readonly isOwn: boolean } | undefined;
  /** Parts without data between those that have some. */
  readonly gaps: readonly TimeRangeMs[];
}

/** Joins the data times of all series; undefined if none has data. */
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

/** Computes the length of the union of several ranges, in ms. */
function measureUnion(ranges: readonly TimeRangeMs[]): number {
  let [coveredMs, endMs] = [0, -Infinity];
  for (const { fromMs, toMs } of [...ranges].sort((left, right) => left.fromMs - right.fromMs)) {
    coveredMs += Math.max(0, toMs - Math.max(fromMs, endMs));
    endMs = Math.max(endMs, toMs);
  }
  return coveredMs;
}

/** Computes the part, 0 to 1, that a series has of the time in which any series of its source has data. */
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
 * Tells a service that began or stopped from data that begin or end for all. Missing data alone do not prove that
 * nothing ran; they do if other series of the same source have data at that time, since the source works then.
 *
 *     a ||||||||||||......      a stopped sending: b goes on, by more than profiles are ever late
 *     b ||||||||||||||||||
 *
 *     a ||||||||||||......      nothing is known: the data of all end together, and may be late
 *     b |||||||||||||.....
 *
 * undefined if nothing is missing.
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

/** True if a part of the range lies entirely in time without data: its values are unknown, not 0. */
export function isWithoutData({ start, end, gaps }: MissingTime, { fromMs, toMs }: TimeRangeMs): boolean {
  return (
    (start !== undefined && toMs <= start.timeMs) ||
    (end !== undefined && fromMs >= end.timeMs) ||
    gaps.some((gap) => fromMs >= gap.fromMs && toMs <= gap.toMs)
  );
}
