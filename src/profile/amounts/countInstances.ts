import { addAmount } from 'profile/collect';
import { computeDataTime } from 'profile/series/change/dataTime';
import { sum } from 'profile/series/change/means';
import type { Series, SeriesContext } from 'profile/series/change/Series';

/** Labels that have a different value for each instance of a service, the most telling first. */
export const INSTANCE_LABELS = [
  'pod',
  'pod_name',
  'k8s_pod_name',
  'kubernetes_pod_name',
  'service_instance_id',
  'instance',
  'container_id',
  'hostname',
  'host',
  'host_name',
];

/**
 * Computes the average number of instances that ran at a time, over the time that any of them has data in the range.
 *
 *     a  |||||||||||||||       one all the time, another for a third of it: 1.33
 *     b            |||||
 *
 * @param series one per instance
 * @returns undefined if there are no points in the range
 */
export function countInstances(series: readonly Series[], context: SeriesContext): number | undefined {
  const whole = computeDataTime(addUp(series), context);
  const coveredMs = series.map((one) => computeDataTime(one, context)?.coveredMs ?? 0);
  return whole && sum(coveredMs) / whole.coveredMs;
}

/** Adds up charts that share their steps. */
export function addUp(series: readonly Series[]): Series {
  const sums = new Map<number, number>();
  for (const { timesMs, values } of series) {
    for (let place = 0; place < timesMs.length; place++) {
      const value = values[place];
      if (typeof value === 'number') {
        addAmount(sums, timesMs[place], value);
      }
    }
  }
  const timesMs = [...sums.keys()].sort((left, right) => left - right);
  return { timesMs, values: timesMs.map((timeMs) => sums.get(timeMs)) };
}
