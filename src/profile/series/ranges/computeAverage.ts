import type { Series } from 'profile/series/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Average of the points in a range; undefined if there are none, and if they are sums of unknown moments. */
export function computeAverage(
  { timesMs, values, moments }: Series,
  { fromMs, toMs }: TimeRangeMs,
): number | undefined {
  let sum = 0;
  let count = 0;
  for (let place = 0; place < timesMs.length; place++) {
    const timeMs = timesMs[place];
    const value = values[place];
    if (timeMs >= fromMs && timeMs <= toMs && typeof value === 'number') {
      sum += value;
      count++;
    }
  }
  return count > 0 && moments !== 'unknown' ? sum / count : undefined;
}
