import { FieldType, type DataFrame } from '@grafana/data';
import { describeProfileType, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { computeStatistics, type SeriesStatistics } from 'profile/change/computeStatistics';
import type { SourceTime } from 'profile/change/judgeMissing';
import { getSeriesMeaning, type Series, type SeriesContext } from 'profile/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { CompleteAnswer } from 'scenes/queries/GroupedSeries';
import { toRangeMs } from 'scenes/queries/rangeMs';

/** What the numbers of all services say. */
export interface Insights {
  /** Of the answer that they are from. */
  readonly key: string;
  readonly profileType: ProfileTypeDescription;
  readonly averageUnit: SeriesContext['averageUnit'];
  readonly statistics: ReadonlyMap<string, SeriesStatistics>;
  /** When any service has data; undefined where none has. */
  readonly source: SourceTime | undefined;
  readonly range: TimeRangeMs;
}

export function computeInsights({ key, profileTypeId, answers, timeRange, stepMs }: CompleteAnswer): Insights {
  const profileType = describeProfileType(profileTypeId);
  const [first] = answers.values();
  const meaning = getSeriesMeaning(profileType, first?.frame.meta?.custom?.rateCalculated === true);
  const seriesByName = new Map([...answers].map(([name, { frame }]) => [name, toSeries(frame)]));
  const range = toRangeMs(timeRange);
  const { byName, source } = computeStatistics(seriesByName, { range, stepMs, ...meaning });
  return { key, profileType, averageUnit: meaning.averageUnit, statistics: byName, source, range };
}

/** The points of a frame; none where it lacks times or numbers. */
export function toSeries({ fields }: DataFrame): Series {
  const timesMs = fields.find(({ type }) => type === FieldType.time)?.values ?? [];
  const values = fields.find(({ type }) => type === FieldType.number)?.values ?? [];
  return { timesMs, values };
}
