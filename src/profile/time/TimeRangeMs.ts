/** A time range in milliseconds since 1970 (UTC). */
export interface TimeRangeMs {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Length of the range; 0 if it ends before it begins. */
export function getDurationMs({ fromMs, toMs }: TimeRangeMs): number {
  return Math.max(0, toMs - fromMs);
}

/** Returns the past part of a range: the future is not time without data. */
export function dropFuture({ fromMs, toMs }: TimeRangeMs, nowMs: number): TimeRangeMs {
  return { fromMs, toMs: Math.max(fromMs, Math.min(toMs, nowMs)) };
}

// "The last 24 hours" computes its two ends one after the other, some milliseconds apart.
const JITTER_MS = 50;
const MINUTE_MS = 60_000;
const GRID_MS = 10_000;

/**
 * Widens the range to a grid. Lists (services, labels) are requested on a grid of 10 s, so that a repetition within
 * that time is the same request and can be answered from the cache. A range of whole minutes keeps its length and
 * begins up to 10 s later: servers refuse more than "24 hours", to the millisecond.
 */
export function roundRange(range: TimeRangeMs): TimeRangeMs {
  const { fromMs, toMs } = trimRange(range);
  const endMs = Math.ceil(toMs / GRID_MS) * GRID_MS;
  const durationMs = toMs - fromMs;
  return {
    fromMs: durationMs % MINUTE_MS === 0 ? endMs - durationMs : Math.floor(fromMs / GRID_MS) * GRID_MS,
    toMs: endMs,
  };
}

/** The range in whole milliseconds, without the few that it is longer than whole minutes. */
export function trimRange(range: TimeRangeMs): TimeRangeMs {
  const [fromMs, toMs] = [Math.floor(range.fromMs), Math.ceil(range.toMs)];
  const excessMs = getDurationMs({ fromMs, toMs }) % MINUTE_MS;
  const isJitter = excessMs <= JITTER_MS && toMs - fromMs > MINUTE_MS;
  return { fromMs: isJitter ? fromMs + excessMs : fromMs, toMs };
}

/** No profile is older. A range that reaches further back comes from a broken link, and has crashed servers. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const MAX_YEARS = 10;
const MAX_DURATION_MS = MAX_YEARS * 366 * 24 * 3_600_000;
/** The last moment that a date can name. */
const LATEST_MS = 8.64e15;

/** Explains in a sentence why a range is not requested from a server; undefined if it can be requested. */
export function findRangeProblem({ fromMs, toMs }: TimeRangeMs): string | undefined {
  if (!(Number.isFinite(fromMs) && Number.isFinite(toMs)) || toMs > LATEST_MS) {
    return 'The time range cannot be read';
  }
  if (fromMs > toMs) {
    return 'The time range ends before it begins';
  }
  if (fromMs === toMs) {
    return 'The time range ends when it begins';
  }
  if (fromMs < EARLIEST_MS) {
    return 'The time range begins before the year 2000';
  }
  return toMs - fromMs > MAX_DURATION_MS ? `The time range is longer than ${MAX_YEARS} years` : undefined;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Steps that people read easily on a time axis, each a divisor of a larger round one. None of 30 s: of three pods that send once a
// minute, each at its own time, it would hold one profile and two in turn, and charts would go up and down.
const NICE_STEPS_MS = [
  ...[1, 2, 5, 10, 15].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  DAY,
];

/**
 * Time between two points of a series: the smallest round step that gives no more than `maxPoints` points, both ends of the
 * range counted; never below `minStepMs` (15 s is what profilers push at, and Grafana's default).
 *
 *     1 h, 250 points → 15 s     24 h, 250 points → 10 min
 */
export function computeStepMs(range: TimeRangeMs, maxPoints: number, minStepMs = 15 * SECOND): number {
  const neededMs = getDurationMs(range) / Math.max(1, maxPoints - 1);
  const step = NICE_STEPS_MS.find((candidate) => candidate >= neededMs) ?? Math.ceil(neededMs / DAY) * DAY;
  return Math.max(minStepMs, step);
}

/**
 * Cuts a range into parts as equal as whole milliseconds allow; each begins where the one before ends. @throws
 * RangeError if the count is no positive integer
 */
export function sliceRange({ fromMs, toMs }: TimeRangeMs, count: number): TimeRangeMs[] {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`A range is cut into one or more parts, not ${count}.`);
  }
  const getEdge = (index: number): number => Math.round(fromMs + ((toMs - fromMs) * index) / count);
  return Array.from({ length: count }, (_, i) => ({ fromMs: getEdge(i), toMs: getEdge(i + 1) }));
}

/** A range that begins earlier by a smaller part of its length needs no word. */
const WORTH_SAYING = 0.05;

/**
 * Says since when a server has data, if a range begins clearly before that; "" for all others.
 *
 * @param oldestMs time of the oldest profile; 0 if the server does not say
 */
export function describeDataSince(
  range: TimeRangeMs,
  oldestMs: number,
  formatTime: (timeMs: number) => string,
): string {
  const missingMs = oldestMs - range.fromMs;
  return oldestMs > 0 && missingMs > WORTH_SAYING * getDurationMs(range)
    ? `Data exist since ${formatTime(oldestMs)}: the time range begins earlier.`
    : '';
}
