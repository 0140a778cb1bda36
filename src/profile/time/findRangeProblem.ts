import type { TimeRangeMs } from './TimeRangeMs';

/** No profile is older: a range that reaches further back comes from a broken link, and has made servers fall over. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const MAX_YEARS = 10;
const MAX_DURATION_MS = MAX_YEARS * 366 * 24 * 3_600_000;
/** The last moment that a date can name. */
const LATEST_MS = 8.64e15;

/** A sentence about a range that no server is asked for; undefined for one that can be asked. */
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
