import { FieldType, type DataFrame } from '@grafana/data';
import { describeProfileType, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { computeStatistics, type SeriesStatistics } from 'profile/change/computeStatistics';
import { getSeriesMeaning, type Series, type SeriesContext } from 'profile/change/Series';
import type { CompleteAnswer } from 'scenes/queries/GroupedSeries';
import { toRangeMs } from 'scenes/queries/rangeMs';

/** What the numbers of all services say. */
export interface Insights {
  /** Of the answer that they are from. */
  readonly key: string;
  readonly profileType: ProfileTypeDescription;
  readonly averageUnit: SeriesContext['averageUnit'];
  readonly statistics: ReadonlyMap<string, SeriesStatistics>;
}

export function computeInsights({ key, profileTypeId, answers, timeRange, stepMs }: CompleteAnswer): Insights {
  const profileType = describeProfileType(profileTypeId);
  const [first] = answers.values();
  const meaning = getSeriesMeaning(profileType, first?.frame.meta?.custom?.rateCalculated === true);
  const seriesByName = new Map([...answers].map(([name, { frame }]) => [name, toSeries(frame)]));
  const statistics = computeStatistics(seriesByName, { range: toRangeMs(timeRange), stepMs, ...meaning });
  return { key, profileType, averageUnit: meaning.averageUnit, statistics };
}

/** The points of a frame; none where it lacks times or numbers. */
export function toSeries({ fields }: DataFrame): Series {
  const timesMs = fields.find(({ type }) => type === FieldType.time)?.values ?? [];
  const values = fields.find(({ type }) => type === FieldType.number)?.values ?? [];
  return { timesMs, values };
}
