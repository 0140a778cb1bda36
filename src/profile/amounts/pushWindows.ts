import { sum } from 'profile/series/change/means';
import type { Series } from 'profile/series/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { Pushes } from './findPushes';

const MINUTE_MS = 60_000;

/** Bounds of a window. With a thousand services of one pod each, 5 min of pushes every 15 s are 20,000 points. */
const [SHORTEST_MS, LONGEST_MS] = [5 * MINUTE_MS, 10 * MINUTE_MS];

/** With so few charts a longer window is affordable, so that rare pushes show. */
const FEW_CHARTS = 5;
const OF_FEW_MS = 30 * MINUTE_MS;

/**
 * Chart sums that rise or fall by less than this are taken for pushes at one interval; a changed interval is very
 * unlikely to look like that.
 */
const SAME_LEVEL = 1.25;

/** Part of the points at each end that gives its level. */
const END = 1 / 6;

/** Intervals that differ by less are the same. */
const SAME_INTERVAL = 0.1;

/** Some minutes at each end of the time that charts have data in. */
export interface PushWindows {
  readonly first: TimeRangeMs;
  readonly last: TimeRangeMs;
}

/** undefined if there are no points. */
export function planPushWindows(charts: readonly Series[], stepMs: number): PushWindows | undefined {
  const lengthMs = charts.length <= FEW_CHARTS ? OF_FEW_MS : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, stepMs));
  let [oldestMs, newestMs] = [Infinity, -Infinity];
  for (const { timesMs } of charts) {
    if (timesMs.length > 0) {
      oldestMs = Math.min(oldestMs, (timesMs[0] ?? 0) - stepMs);
      newestMs = Math.max(newestMs, timesMs[timesMs.length - 1] ?? 0);
    }
  }
  return newestMs > oldestMs
    ? {
        first: { fromMs: oldestMs, toMs: Math.min(newestMs, oldestMs + lengthMs) },
        last: { fromMs: Math.max(oldestMs, newestMs - lengthMs), toMs: newestMs },
      }
    : undefined;
}

/**
 * True if a chart of sums ends so much higher or lower than it begins that pods may have changed their interval:
 * pushes every 15 s give sums four times those of one a minute.
 */
export function hasOtherLevel({ values }: Series): boolean {
  const known = Array.from(values).filter((value): value is number => typeof value === 'number');
  const count = Math.ceil(known.length * END);
  const [first, last] = [sum(known.slice(0, count)), sum(known.slice(-count))];
  return Math.max(first, last) > SAME_LEVEL * Math.min(first, last);
}

/** Joins the pushes of both ends of the range; undefined if pods changed their interval. */
export function joinPushes(first: Pushes | undefined, last: Pushes | undefined): Pushes | undefined {
  if (!first || !last) {
    return first ?? last;
  }
  const isSame = Math.abs(first.intervalMs / last.intervalMs - 1) <= SAME_INTERVAL;
  return isSame ? { ...last, areTogether: first.areTogether && last.areTogether } : undefined;
}
