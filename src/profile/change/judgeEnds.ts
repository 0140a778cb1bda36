import { LONGEST_DELAY_MS, type DataTime } from './dataTime';
import type { TimeRangeMs } from '../time/TimeRangeMs';

/** From when until when any series of one answer has data: what the source as a whole has. */
export type SourceTime = TimeRangeMs;

/** How the data of one series begin and end, next to those of its source. */
export interface JudgedEnds {
  /** When data begin, where that is well after the range does; `isNew`: the source has earlier data of others. */
  readonly start: { readonly timeMs: number; readonly isNew: boolean } | undefined;
  /** When data end, where that is well before the range does; `isStopped`: the source has later data of others. */
  readonly end: { readonly timeMs: number; readonly isStopped: boolean } | undefined;
}

/** undefined without data. */
export function computeSourceTime(times: Iterable<DataTime>): SourceTime | undefined {
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const { spans } of times) {
    fromMs = Math.min(fromMs, spans[0]?.fromMs ?? Infinity);
    toMs = Math.max(toMs, spans.at(-1)?.toMs ?? -Infinity);
  }
  return fromMs <= toMs ? { fromMs, toMs } : undefined;
}

/**
 * Tells a service that began or stopped from data that begin or end for all. That a series has no data is no evidence that
 * nothing ran; that others of the same source have data meanwhile is, for then the way from there to here works.
 *
 *     a ||||||||||||......      a stopped: b goes on, by more than profiles are ever late
 *     b ||||||||||||||||||
 *
 *     a ||||||||||||......      nothing is known: the data of all end together, and may be late
 *     b |||||||||||||.....
 */
export function judgeEnds(
  { lateStartMs, earlyEndMs, longestPauseMs }: DataTime,
  source: SourceTime | undefined,
): JudgedEnds {
  const enoughMs = longestPauseMs + LONGEST_DELAY_MS;
  return {
    start:
      lateStartMs === undefined
        ? undefined
        : {
            timeMs: lateStartMs,
            isNew: source !== undefined && lateStartMs - source.fromMs > enoughMs,
          },
    end:
      earlyEndMs === undefined
        ? undefined
        : {
            timeMs: earlyEndMs,
            isStopped: source !== undefined && source.toMs - earlyEndMs > enoughMs,
          },
  };
}
