import { getDurationMs, type TimeRangeMs } from './TimeRangeMs';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Steps that people read easily on a time axis, each a divisor of a larger round one.
const NICE_STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
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
