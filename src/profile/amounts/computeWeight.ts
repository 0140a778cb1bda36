import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { RawUnit } from './AmountUnit';

/** The chart of a profile's own query, in the profile's range. */
export interface SeriesOfProfile {
  /** Average of the chart as all places show it, in the profile's unit: per second, or of a moment. */
  readonly average: number;
  /** The chart is summed over this: seconds that have data, or moments. */
  readonly weight: number;
  /** How many profiles there were one after the other; profiles of several pods at a time count as one. */
  readonly slotCount: number;
}

export interface WeighedProfile {
  readonly profileType: Pick<ProfileTypeDescription, 'isInstant'>;
  readonly range: TimeRangeMs;
  /** Value of the whole tree, before any transform. */
  readonly total: number;
  /** Selectors that narrow the profile beyond its labels; the chart is that of the whole. */
  readonly part?: 'profile' | 'samples' | undefined;
}

/**
 * The values of a merged profile are sums over this: seconds that have data, or moments of an instantaneous type. 0 where
 * nobody knows. Values are divided by it to get cores, or what was in use; every place that shows an amount takes it from here.
 *
 *     60 s of CPU in 10 min, of which 2 min have data → 120, so 0.5 cores
 *     6 moments of 10 MB, 60 MB in all → 6, so 10 MB
 *
 * Moments are not profiles: ten pods that are looked at once a minute make ten profiles a minute, and one moment. Where
 * the profile has what the chart has, the whole of it is the chart's average, to the digit; where it lacks a part (servers
 * leave out what has no symbols), its amounts are what is left.
 *
 * @param series undefined where the chart is not known, or has no points: rates are then over the whole range
 */
export function computeWeight(
  { profileType, range, total, part }: WeighedProfile,
  series: SeriesOfProfile | undefined,
): number {
  if (part !== undefined) {
    return profileType.isInstant && part === 'profile' ? 1 : 0;
  }
  if (!series || series.weight <= 0 || series.average <= 0) {
    return profileType.isInstant ? 0 : getDurationMs(range) / 1000;
  }
  const { average, weight, slotCount } = series;
  const difference = Math.abs(total / (average * weight) - 1);
  return isWithinEdges(difference, slotCount) ? total / average : weight;
}

/** A profile may hold one or two profiles more or less than its chart, whose first step begins before the range. */
const EDGES = 1.5;

/** Steps of a chart do not divide every range. */
const ROUNDING = 0.03;

/** True if a profile and its chart may differ by this part, though they have the same data. */
export function isWithinEdges(difference: number, slotCount: number): boolean {
  return difference <= ROUNDING + EDGES / slotCount;
}

/** How raw values of a profile with this weight are written. */
export function getAmountUnit(
  { unit, isInstant }: Pick<ProfileTypeDescription, 'unit' | 'isInstant'>,
  weight: number,
): RawUnit {
  return isInstant ? { unit, moments: weight } : unit;
}

/** A gap at the ends of a range is not worth a word where so much of it has data. */
const FULLY_COVERED = 0.95;

/** True if rates are over a part of a range only. `weight` is that of a type that adds up. */
export function isPartlyCovered(range: TimeRangeMs, weight: number): boolean {
  return weight * 1000 < FULLY_COVERED * getDurationMs(range);
}
