import type { Series } from 'profile/series/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { Pushes } from './findPushes';

const MINUTE_MS = 60_000;

/** Of a thousand services, with a pod each, 5 min of pushes every 15 s are 20,000 points. */
const [SHORTEST_MS, LONGEST_MS] = [5 * MINUTE_MS, 10 * MINUTE_MS];

/** So few charts can be looked at for longer, so that rare pushes show. */
const FEW_CHARTS = 5;
const OF_FEW_MS = 30 * MINUTE_MS;

/** What rises or falls by less at the same interval may do so at another one only by a chance nobody need fear. */
const SAME_LEVEL = 1.25;

/** Levels are told from this part of the points at each end. */
const END = 1 / 6;

/** Intervals that differ by less are the same. */
const SAME_INTERVAL = 0.1;

/** Some minutes at each end of the time that charts have data in. */
export interface PushWindows {
  readonly first: TimeRangeMs;
  readonly last: TimeRangeMs;
}

/** undefined without points. */
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
 * Whether a chart of sums ends so much higher or lower than it begins that pods may have come to push at another interval: those
 * that push every 15 s have sums four times those of once a minute.
 */
export function hasOtherLevel({ values }: Series): boolean {
  const known = Array.from(values).filter((value): value is number => typeof value === 'number');
  const count = Math.ceil(known.length * END);
  const [first, last] = [sum(known.slice(0, count)), sum(known.slice(-count))];
  return Math.max(first, last) > SAME_LEVEL * Math.min(first, last);
}

/** What holds for all the range: undefined where pods came to push at another interval. */
export function joinPushes(first: Pushes | undefined, last: Pushes | undefined): Pushes | undefined {
  if (!first || !last) {
    return first ?? last;
  }
  const isSame = Math.abs(first.intervalMs / last.intervalMs - 1) <= SAME_INTERVAL;
  return isSame ? { ...last, areTogether: first.areTogether && last.areTogether } : undefined;
}

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}
