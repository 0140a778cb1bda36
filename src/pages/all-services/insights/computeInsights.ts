import { runInParts } from 'loading/mapLimited';
import { describeProfileType, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import type { SourceTime } from 'profile/series/change/judgeMissing';
import { getSeriesMeaning, type SeriesContext } from 'profile/series/change/Series';
import { type SeriesStatistics, stepStatistics } from 'profile/series/services/computeStatistics';
import { dropFuture, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { CompleteAnswer } from 'queries/GroupedSeries';
import { toRangeMs } from 'queries/rangeMs';
import { getStepMs, readFrame } from 'queries/readFrame';

/** Numbers about all services. */
export interface Insights {
  /** Key of the answer that they come from. */
  readonly key: string;
  readonly profileType: ProfileTypeDescription;
  readonly averageUnit: SeriesContext['averageUnit'];
  readonly statistics: ReadonlyMap<string, SeriesStatistics>;
  /** Times at which any service has data; undefined if none has. */
  readonly source: SourceTime | undefined;
  /** Past part of the time range. */
  readonly range: TimeRangeMs;
}

/** Longest time for which the page may be busy, in ms. */
const MOST_BUSY_MS = 20;

/** Takes its time: the page goes on answering while a thousand series are worked out. */
export async function computeInsights(
  { key, profileTypeId, answers, timeRange, stepMs }: CompleteAnswer,
  nowMs: number,
): Promise<Insights> {
  const profileType = describeProfileType(profileTypeId);
  const [first] = answers.values();
  const meaning = getSeriesMeaning(profileType, first?.frame.meta?.custom?.rateCalculated === true);
  const seriesByName = new Map([...answers].map(([name, { frame }]) => [name, readFrame(frame)]));
  const range = dropFuture(toRangeMs(timeRange), nowMs);
  const context = { range, stepMs: getStepMs(first?.frame) ?? stepMs, ...meaning };
  const { byName, source } = await runInParts(stepStatistics(seriesByName, context), MOST_BUSY_MS);
  return { key, profileType, averageUnit: meaning.averageUnit, statistics: byName, source, range };
}
