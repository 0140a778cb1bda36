import { describeProfileType, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import type { SourceTime } from 'profile/series/change/judgeMissing';
import { getSeriesMeaning, type SeriesContext } from 'profile/series/change/Series';
import { computeStatistics, type SeriesStatistics } from 'profile/series/services/computeStatistics';
import { leaveFuture } from 'profile/time/leaveFuture';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { CompleteAnswer } from 'queries/GroupedSeries';
import { toRangeMs } from 'queries/rangeMs';
import { getStepMs, readFrame } from 'queries/readFrame';

/** What the numbers of all services say. */
export interface Insights {
  /** Of the answer that they are from. */
  readonly key: string;
  readonly profileType: ProfileTypeDescription;
  readonly averageUnit: SeriesContext['averageUnit'];
  readonly statistics: ReadonlyMap<string, SeriesStatistics>;
  /** When any service has data; undefined where none has. */
  readonly source: SourceTime | undefined;
  /** What of the time range has passed. */
  readonly range: TimeRangeMs;
}

export function computeInsights(
  { key, profileTypeId, answers, timeRange, stepMs }: CompleteAnswer,
  nowMs: number,
): Insights {
  const profileType = describeProfileType(profileTypeId);
  const [first] = answers.values();
  const meaning = getSeriesMeaning(profileType, first?.frame.meta?.custom?.rateCalculated === true);
  const seriesByName = new Map([...answers].map(([name, { frame }]) => [name, readFrame(frame)]));
  const range = leaveFuture(toRangeMs(timeRange), nowMs);
  const { byName, source } = computeStatistics(seriesByName, {
    range,
    stepMs: getStepMs(first?.frame) ?? stepMs,
    ...meaning,
  });
  return { key, profileType, averageUnit: meaning.averageUnit, statistics: byName, source, range };
}
