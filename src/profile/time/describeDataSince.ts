import { getDurationMs, type TimeRangeMs } from './TimeRangeMs';

/** A range that begins earlier by a smaller part of its length needs no word. */
const WORTH_SAYING = 0.05;

/**
 * Says since when a server has data, where a range begins clearly before that; "" for all others.
 *
 * @param oldestMs of the oldest profile; 0 where the server does not say
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
