import type { ProfileTypeDescription, RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { MoneyUnit } from 'profile/format/formatMoney';
import { formatPart } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/**
 * Unit of values that are sums over moments: a merged profile of an instantaneous type (memory in use, goroutines)
 * adds up the snapshots of all moments. The average over these moments is written.
 */
export interface MomentSum {
  readonly unit: ValueUnit;
  /** 0 if nobody knows how many there were. */
  readonly moments: number;
}

/** Unit of values as they were measured. */
export type RawUnit = ValueUnit | MomentSum;

/** Unit of values that are shown as another measure, per second or what that costs in a month, or without shares. */
export interface ConvertedUnit {
  readonly unit: PlainUnit;
  /** Divisor from a raw value to the shown value; above 0. */
  readonly divisor: number;
  /** True if too few samples are behind the values for shares to mean anything. */
  readonly lacksShares?: boolean;
}

/** Unit of the raw values of a tree, and all that is needed to write them as amounts. Plain data, as it goes to other threads. */
export type AmountUnit = RawUnit | ConvertedUnit;

export type PlainUnit = ValueUnit | RateUnit | MoneyUnit;

export function getPlainUnit(unit: RawUnit): ValueUnit;
export function getPlainUnit(unit: AmountUnit): PlainUnit;
export function getPlainUnit(unit: AmountUnit): PlainUnit {
  return typeof unit === 'object' ? unit.unit : unit;
}

export function isAverage(unit: AmountUnit): unit is MomentSum {
  return typeof unit === 'object' && 'moments' in unit;
}

/** True if values can be written as amounts; otherwise only their shares mean anything. */
export function hasAmounts(unit: AmountUnit): boolean {
  return !isAverage(unit) || unit.moments > 0;
}

export function hasShares(unit: AmountUnit): boolean {
  return typeof unit !== 'object' || isAverage(unit) || unit.lacksShares !== true;
}

/** Returns the same unit without shares; shares stay if there are no amounts. */
export function withoutShares(unit: AmountUnit): AmountUnit {
  if (!hasAmounts(unit)) {
    return unit;
  }
  if (isAverage(unit)) {
    return { unit: unit.unit, divisor: unit.moments, lacksShares: true };
  }
  return typeof unit === 'object' ? { ...unit, lacksShares: true } : { unit, divisor: 1, lacksShares: true };
}

/** A raw value as an amount, in the plain unit; undefined if it is none. */
export function toAmount(value: number, unit: AmountUnit): number | undefined {
  if (isAverage(unit)) {
    return unit.moments > 0 ? value / unit.moments : undefined;
  }
  return typeof unit === 'object' ? value / unit.divisor : value;
}

/** Formats a raw value in its unit: "1.13 min", "12.3 MiB". If it is no amount, formats its share of `whole`: "12 %". */
export function formatAmount(value: number, unit: AmountUnit, whole: number): string {
  const amount = toAmount(value, unit);
  return amount === undefined ? formatPart(value, whole) : formatValue(amount, getPlainUnit(unit));
}

/** The chart of a profile's own query, in the profile's range. */
export interface SeriesOfProfile {
  /** Average of the chart as all places show it, in the profile's unit: per second, or of a moment. */
  readonly average: number;
  /** Divisor of the chart's sums: seconds that have data, or moments. 0 if unknown, as for a single profile. */
  readonly weight: number;
  /** Number of profiles one after the other; profiles of several pods at a time count as one. */
  readonly slotCount: number;
}

interface WeighedProfile {
  readonly profileType: Pick<ProfileTypeDescription, 'isInstant'>;
  readonly range: TimeRangeMs;
  /** Value of the whole tree, before any transform. */
  readonly total: number;
  /** Selectors that narrow the profile beyond its labels; the chart still covers the whole. */
  readonly part?: 'profile' | 'samples' | undefined;
}

/**
 * Computes the divisor that turns the values of a merged profile into cores, or into the amount in use: seconds that
 * have data, or moments of an instantaneous type. 0 if unknown. Every place that shows an amount uses it.
 *
 *     60 s of CPU in 10 min, of which 2 min have data → 120, so 0.5 cores
 *     6 moments of 10 MB, 60 MB in all → 6, so 10 MB
 *
 * Moments are not profiles: ten pods that push once a minute make ten profiles a minute, and one moment. If the
 * profile has the same total as the chart, it gets exactly the chart's average; if it lacks a part (servers leave out
 * code without symbols), its amounts are smaller.
 *
 * @param series undefined if the chart is not known, or has no points: rates are then over the whole range
 */
export function computeWeight(
  { profileType, range, total, part }: WeighedProfile,
  series: SeriesOfProfile | undefined,
): number {
  if (part !== undefined) {
    return profileType.isInstant && part === 'profile' ? 1 : 0;
  }
  if (!series || series.average <= 0) {
    return profileType.isInstant ? 0 : getDurationMs(range) / 1000;
  }
  if (series.weight <= 0) {
    return 0;
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

/** Returns the unit in which raw values of a profile with this weight are written. */
export function getAmountUnit(
  { unit, isInstant }: Pick<ProfileTypeDescription, 'unit' | 'isInstant'>,
  weight: number,
): RawUnit {
  return isInstant ? { unit, moments: weight } : unit;
}

/** A gap at the ends of a range is not worth a word if so much of it has data. */
const FULLY_COVERED = 0.95;

/** True if rates cover only a part of a range. `weight`: seconds, for a type that adds up. */
export function isPartlyCovered(range: TimeRangeMs, weight: number): boolean {
  return weight * 1000 < FULLY_COVERED * getDurationMs(range);
}

/** Computes for how long a profile was measured, in ms: the time with data if it is known, else the whole range. */
export function getMeasuredMs({ isInstant, range, weight }: MeasuredTime): number {
  const isPart = !isInstant && weight > 0 && isPartlyCovered(range, weight);
  return isPart ? weight * 1000 : getDurationMs(range);
}

export interface MeasuredTime {
  readonly isInstant: boolean;
  readonly range: TimeRangeMs;
  /** See `computeWeight`. */
  readonly weight: number;
}
