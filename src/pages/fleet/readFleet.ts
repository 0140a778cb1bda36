import type { PanelData } from '@grafana/data';
import { type Fleet, weighFleet } from 'profile/amounts/weighFleet';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { getSeriesMeaning } from 'profile/series/change/Series';
import { computeStepMs } from 'profile/time/computeStepMs';
import { leaveFuture } from 'profile/time/leaveFuture';
import type { ProfileQuery } from 'pyroscope/client';
import type { SeriesRequest } from 'queries/querySeries';
import { toRangeMs } from 'queries/rangeMs';
import { getStepMs, getValueField, readFrame } from 'queries/readFrame';

type FleetQuestion = Pick<ProfileQuery, 'profileTypeId' | 'labelSelector' | 'fromMs' | 'toMs'>;

/** What is known of the services behind one question. */
export interface ReadFleet extends Fleet {
  readonly question: FleetQuestion;
}

/** Reads the series of all services, as the answer to the request. */
export function readFleet(data: PanelData, { profileTypeId, labelSelector, maxPoints }: SeriesRequest): ReadFleet {
  const [first] = data.series;
  const asked = toRangeMs(data.timeRange);
  const meaning = getSeriesMeaning(describeProfileType(profileTypeId), first?.meta?.custom?.rateCalculated === true);
  const range = leaveFuture(asked, Date.now());
  const context = { range, stepMs: getStepMs(first) ?? computeStepMs(asked, maxPoints), ...meaning };
  const charts = data.series.map((frame) => ({
    name: getValueField(frame)?.labels?.service_name ?? '',
    series: readFrame(frame),
  }));
  return { ...weighFleet(charts, context), question: { profileTypeId, labelSelector, ...asked } };
}

/** True if the services are those of a profile, in its time range. */
export function isFleetOf({ question }: ReadFleet, query: FleetQuestion): boolean {
  return (
    question.fromMs === query.fromMs &&
    question.toMs === query.toMs &&
    question.profileTypeId === query.profileTypeId &&
    question.labelSelector === query.labelSelector
  );
}
