import type { RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { MoneyUnit } from 'profile/format/formatMoney';
import { formatShare } from 'profile/format/formatShare';
import { formatValue } from 'profile/format/formatValue';

/**
 * Unit of values that are sums over moments: a merged profile of an instantaneous type (memory in use, goroutines) adds up
 * what was there each time somebody looked. What is written is the average over these moments.
 */
export interface MomentSum {
  readonly unit: ValueUnit;
  /** 0 where nobody knows how many there were. */
  readonly moments: number;
}

/** Unit of values as they were measured. */
export type RawUnit = ValueUnit | MomentSum;

/** Unit of values that are shown as another measure, per second or what that costs in a month, or without shares. */
export interface ConvertedUnit {
  readonly unit: PlainUnit;
  /** A raw value divided by it is what is shown; above 0. */
  readonly divisor: number;
  /** True where too few samples are behind the values for shares to mean anything. */
  readonly lacksShares?: boolean;
}

/** Unit of the raw values of a tree, and all that is needed to write them as amounts. Plain data, as it goes to other threads. */
export type AmountUnit = RawUnit | ConvertedUnit;

/** What an amount is written in. */
export type PlainUnit = ValueUnit | RateUnit | MoneyUnit;

export function getPlainUnit(unit: RawUnit): ValueUnit;
export function getPlainUnit(unit: AmountUnit): PlainUnit;
export function getPlainUnit(unit: AmountUnit): PlainUnit {
  return typeof unit === 'object' ? unit.unit : unit;
}

/** True if values are averages over moments. */
export function isAverage(unit: AmountUnit): unit is MomentSum {
  return typeof unit === 'object' && 'moments' in unit;
}

/** True if values can be written as amounts; otherwise only their shares mean anything. */
export function hasAmounts(unit: AmountUnit): boolean {
  return !isAverage(unit) || unit.moments > 0;
}

/** False if values are written as amounts alone. */
export function hasShares(unit: AmountUnit): boolean {
  return typeof unit !== 'object' || isAverage(unit) || unit.lacksShares !== true;
}

/** The same unit without shares; where there are no amounts, shares stay. */
export function withoutShares(unit: AmountUnit): AmountUnit {
  if (!hasAmounts(unit)) {
    return unit;
  }
  if (isAverage(unit)) {
    return { unit: unit.unit, divisor: unit.moments, lacksShares: true };
  }
  return typeof unit === 'object' ? { ...unit, lacksShares: true } : { unit, divisor: 1, lacksShares: true };
}

/** A raw value as an amount, in the plain unit; undefined where it is none. */
export function toAmount(value: number, unit: AmountUnit): number | undefined {
  if (isAverage(unit)) {
    return unit.moments > 0 ? value / unit.moments : undefined;
  }
  return typeof unit === 'object' ? value / unit.divisor : value;
}

/** A raw value in words of its unit: "1.13 min", "12.3 MiB". Where it is no amount, its share of `whole`: "12 %". */
export function formatAmount(value: number, unit: AmountUnit, whole: number): string {
  const amount = toAmount(value, unit);
  return amount === undefined ? formatShare(whole > 0 ? value / whole : 0) : formatValue(amount, getPlainUnit(unit));
}
