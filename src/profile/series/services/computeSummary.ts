import { sum } from 'profile/series/change/means';
import type { RankedService } from './sortServices';

export interface ServicesSummary {
  readonly count: number;
  /** Average use of all services over the time in which any has data, in the unit of averages; undefined while there is nothing. */
  readonly average: number | undefined;
  /** Share of the five largest services, 0 to 1; undefined for five services or fewer, and if nothing is used. */
  readonly topShare: number | undefined;
  /** Services that are in neither number: what they use at a moment is not known. */
  readonly unknownCount: number;
}

export const TOP_COUNT = 5;

/** Computes the summary above a list: "1,204 services, 37.2 cores on average, top 5 use 61 %". */
export function computeSummary(services: readonly RankedService[]): ServicesSummary {
  const averages = services.flatMap(({ statistics }) => statistics?.averageOfAll ?? []);
  const average = averages.length === 0 ? undefined : sum(averages);
  const top = sum(averages.sort((left, right) => right - left).slice(0, TOP_COUNT));
  const topShare = averages.length > TOP_COUNT && average ? top / average : undefined;
  const unknownCount = services.filter(({ statistics }) => statistics?.isSumOfMoments === true).length;
  return { count: services.length, average, topShare, unknownCount };
}
