import type { PanelData } from '@grafana/data';
import { type Fleet, type FleetService, rankServices, weighFleet } from 'profile/amounts/weighFleet';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { getSeriesMeaning } from 'profile/series/change/Series';
import { computeStepMs, dropFuture } from 'profile/time/TimeRangeMs';
import type { ProfileQuery } from 'pyroscope/client';
import type { SeriesRequest } from './querySeries';
import { toRangeMs } from './rangeMs';
import { getStepMs, getValueField, readFrame } from './readFrame';

type FleetQuestion = Pick<ProfileQuery, 'profileTypeId' | 'labelSelector' | 'fromMs' | 'toMs'>;

/** Services behind one question. */
export interface ReadFleet extends Fleet {
  readonly question: FleetQuestion;
  /** The label that was grouped by beside the service; "" for none. */
  readonly label: string;
  /** Values of that label, the heaviest first; "" is the value of what lacks it. */
  readonly values: readonly FleetService[];
}

/** Reads the series of all services, perhaps cut up by one more label, as the answer to the request. */
export function readFleet(
  data: PanelData,
  { profileTypeId, labelSelector, maxPoints, groupBy }: SeriesRequest,
): ReadFleet {
  const [first] = data.series;
  const asked = toRangeMs(data.timeRange);
  const meaning = getSeriesMeaning(describeProfileType(profileTypeId), first?.meta?.custom?.rateCalculated === true);
  const range = dropFuture(asked, Date.now());
  const context = { range, stepMs: getStepMs(first) ?? computeStepMs(asked, maxPoints), ...meaning };
  const [, label = ''] = groupBy;
  const labels = data.series.map((frame) => getValueField(frame)?.labels ?? {});
  const fleet = weighFleet(
    data.series.map((frame, place) => ({ name: String(place), series: readFrame(frame) })),
    context,
  );
  const addUpBy = (name: string) => addUp(fleet.services, (place) => labels[Number(place)]?.[name] ?? '');
  return {
    ...fleet,
    services: addUpBy('service_name'),
    label,
    values: label === '' ? [] : addUpBy(label),
    question: { profileTypeId, labelSelector, ...asked },
  };
}

function addUp(series: readonly FleetService[], getName: (place: string) => string): readonly FleetService[] {
  const sums = new Map<string, number>();
  for (const { name, amount } of series) {
    const key = getName(name);
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return rankServices([...sums].map(([name, amount]) => ({ name, amount })));
}

/** True if the services are a profile's, in its time range. */
export function isFleetOf({ question }: ReadFleet, query: FleetQuestion): boolean {
  return (
    question.fromMs === query.fromMs &&
    question.toMs === query.toMs &&
    question.profileTypeId === query.profileTypeId &&
    question.labelSelector === query.labelSelector
  );
}
