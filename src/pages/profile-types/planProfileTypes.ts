import type { PanelData, TimeRange } from '@grafana/data';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { buildServiceSelector, type Filter } from 'profile/labels/Filter';
import { computeDataTime } from 'profile/series/change/dataTime';
import { computeSourceTime, judgeMissing, type MissingTime } from 'profile/series/change/judgeMissing';
import { getTypesOfService, type ServiceMatrix } from 'profile/series/ServiceMatrix';
import { dropFuture } from 'profile/time/TimeRangeMs';
import type { SeriesRequest } from 'queries/querySeries';
import { readSeries } from 'queries/readFrame';
import type { Selection } from 'scenes/explorerUrl';

export interface ProfileTypesInputs extends Omit<Selection, 'profileTypeId'> {
  readonly range: TimeRange;
  /** The filters that apply. */
  readonly filters: readonly Filter[];
  /** False until it is known which filters apply. */
  readonly areFiltersSettled: boolean;
  /** undefined until it is known which service sends what. */
  readonly matrix: ServiceMatrix | undefined;
}

export interface PlannedType {
  readonly profileTypeId: string;
  /** "type (group)"; with the id behind it if several types would have the same name. */
  readonly name: string;
  readonly request: SeriesRequest;
}

const MAX_POINTS = 250;

/** Plans the request of each profile type that one service sends; undefined while the service or its types are unknown. */
export function planProfileTypes(inputs: ProfileTypesInputs): readonly PlannedType[] | undefined {
  const { dataSourceUid, serviceName, range, filters, matrix } = inputs;
  if (!matrix || serviceName === '' || !inputs.areFiltersSettled) {
    return undefined;
  }
  const ids = sortProfileTypeIds(getTypesOfService(matrix, serviceName));
  const titles = ids.map((id) => formatProfileTypeTitle(describeProfileType(id)));
  const labelSelector = buildServiceSelector([serviceName], filters);
  return ids.map((profileTypeId, position) => {
    const title = titles[position] ?? profileTypeId;
    const isAlone = titles.indexOf(title) === titles.lastIndexOf(title);
    return {
      profileTypeId,
      name: isAlone ? title : `${title} ${profileTypeId}`,
      request: { dataSourceUid, profileTypeId, labelSelector, groupBy: [], range, maxPoints: MAX_POINTS },
    };
  });
}

/** Waits and exceptions: if none came, it may be that there were none. */
const MAY_NOT_HAPPEN = /(?:^|[:_])(?:mutex|block|lock|contentions?|exceptions?)(?=[:_])/;

/**
 * Finds the time of the range without data for each profile type of a service. If other types have data at that time,
 * one has stopped or begun: the service runs, and its profiles arrive.
 *
 * @param answers answers by profile type, as far as they have loaded
 */
export function findMissing(answers: ReadonlyMap<string, PanelData>): ReadonlyMap<string, MissingTime> {
  const times = [...answers].flatMap(([profileTypeId, data]) => {
    // Every answer notes its step; one without series has no time that could be judged.
    const { series, context } = readSeries(data, profileTypeId, 1);
    const time = computeDataTime(series, { ...context, range: dropFuture(context.range, Date.now()) });
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
