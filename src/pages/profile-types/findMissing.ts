import type { PanelData } from '@grafana/data';
import { computeDataTime } from 'profile/series/change/dataTime';
import { computeSourceTime, judgeMissing, type MissingTime } from 'profile/series/change/judgeMissing';
import { leaveFuture } from 'profile/time/leaveFuture';
import { readSeries } from 'queries/readSeries';

/** Waits and exceptions: where none came, it may be that there were none. */
const MAY_NOT_HAPPEN = /(?:^|[:_])(?:mutex|block|lock|contentions?|exceptions?)(?=[:_])/;

/**
 * What time of the range the profile types of a service have no data for. That others of them have data meanwhile is evidence that one
 * stopped or began: the service runs, and what it sends arrives.
 *
 * @param answers by profile type, as far as they are here
 */
export function findMissing(answers: ReadonlyMap<string, PanelData>): ReadonlyMap<string, MissingTime> {
  const times = [...answers].flatMap(([profileTypeId, data]) => {
    // Every answer notes its step; one without series has no time that could be judged.
    const { series, context } = readSeries(data, profileTypeId, 1);
    const time = computeDataTime(series, { ...context, range: leaveFuture(context.range, Date.now()) });
    return time ? [{ profileTypeId, time }] : [];
  });
  const source = computeSourceTime(times.map(({ time }) => time));
  return new Map(
    times.flatMap(({ profileTypeId, time }) => {
      const missing = judgeMissing(time, MAY_NOT_HAPPEN.test(profileTypeId) ? undefined : source);
      return missing ? [[profileTypeId, missing] as const] : [];
    }),
  );
}
