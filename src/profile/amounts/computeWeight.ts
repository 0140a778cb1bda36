import type { ProfileTypeDescription } from '../catalog/describeProfileType';
import { getDurationMs, type TimeRangeMs } from '../time/TimeRangeMs';
import type { AmountUnit } from './AmountUnit';

/** What the chart of a profile's own question says of the profile's range. */
export interface SeriesOfProfile {
  /** In the chart's unit, over the time that has data; of instantaneous types over its points. undefined without points. */
  readonly average: number | undefined;
  /** Time of the range that has data, in milliseconds. */
  readonly coveredMs: number;
}

export interface WeighedProfile {
  readonly profileType: Pick<ProfileTypeDescription, 'isInstant'>;
  readonly range: TimeRangeMs;
  /** Value of the whole tree, before any transform. */
  readonly total: number;
  /** What the profile is narrowed to beside its labels, of which a chart says nothing. */
  readonly part?: 'profile' | 'span' | undefined;
}

/**
 * What the values of a merged profile are sums over: seconds that have data, or moments of an instantaneous type. 0 where
 * nobody knows. Values are divided by it to get cores, or what was in use; every place that shows an amount takes it from here.
 *
 *     60 s of CPU in 10 min, of which 2 min have data → 120, so 0.5 cores
 *     6 moments of 10 MB, 60 MB in all → 6, so 10 MB
 *
 * @param series undefined where the chart is not known: rates are then over the whole range
 */
export function computeWeight(
  { profileType, range, total, part }: WeighedProfile,
  series: SeriesOfProfile | undefined,
): number {
  if (!profileType.isInstant) {
    return (series?.coveredMs ?? getDurationMs(range)) / 1000;
  }
  switch (part) {
    case 'profile':
      return 1;
    case 'span':
      return 0;
    default:
      return countMoments(total, series?.average);
  }
}

/**
 * How many moments a merged profile of an instantaneous type is the sum of: its total over the average of the chart, so that
 * amounts of the profile are those of the chart. Not how many profiles: ten pods that are looked at once a minute make ten
 * profiles a minute, and one moment. 0 where the average is unknown.
 */
export function countMoments(total: number, seriesAverage: number | undefined): number {
  return seriesAverage !== undefined && seriesAverage > 0 ? total / seriesAverage : 0;
}

/** How raw values of a profile with this weight are written. */
export function getAmountUnit(
  { unit, isInstant }: Pick<ProfileTypeDescription, 'unit' | 'isInstant'>,
  weight: number,
): AmountUnit {
  return isInstant ? { unit, moments: weight } : unit;
}

/** What is missing at the ends of a range is not worth a word where so much of it has data. */
const FULLY_COVERED = 0.95;

/** Whether rates are over a part of a range only. `weight` is that of a type that adds up. */
export function isPartlyCovered(range: TimeRangeMs, weight: number): boolean {
  return weight * 1000 < FULLY_COVERED * getDurationMs(range);
}
