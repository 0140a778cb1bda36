import type { ProfileTypeDescription, RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Points as a data frame holds them, times ascending. A point without a value counts as missing. */
export interface Series {
  readonly timesMs: ArrayLike<number>;
  readonly values: ArrayLike<number | null | undefined>;
  /**
   * Number of moments that each point averages, for instantaneous types (see `averageSnapshots`); 1 if omitted.
   * `unknown`: each point sums an unknown number of moments, so its value says nothing about the amount in use.
   */
  readonly moments?: ArrayLike<number> | 'unknown';
}

/** Returns the number of moments that the point at `place` averages; NaN if unknown. */
export function getMoments({ moments }: Pick<Series, 'moments'>, place: number): number {
  return moments === 'unknown' ? Number.NaN : (moments?.[place] ?? 1);
}

/**
 * Meaning of a point: `rate` is an amount per second, `sum` the amount of one step, `instant` a snapshot of one
 * moment. `computeDataTime` says what a missing point means.
 */
export type SeriesKind = 'rate' | 'sum' | 'instant';

/** Range, step and unit in which the series of one answer are read. */
export interface SeriesContext {
  readonly range: TimeRangeMs;
  /** Time from one point to the next; a point at t stands for the step that ends at t. */
  readonly stepMs: number;
  readonly kind: SeriesKind;
  /** Unit of averages, changes and maxima: per second, or a plain unit for `instant`. */
  readonly averageUnit: ValueUnit | RateUnit;
}

/** Returns the kind and unit of a profile type's series; `isRate` is the frame's `meta.custom.rateCalculated`. */
export function getSeriesMeaning(
  profileType: ProfileTypeDescription,
  isRate: boolean,
): Pick<SeriesContext, 'kind' | 'averageUnit'> {
  if (profileType.isInstant) {
    return { kind: 'instant', averageUnit: profileType.unit };
  }
  return { kind: isRate ? 'rate' : 'sum', averageUnit: profileType.rateUnit };
}

/** Nanoseconds of profile value in one core-second. */
const NS_PER_CORE_SECOND = 1e9;

/** Factor from the unit of the points to the unit of averages. */
export function getAverageFactor({ kind, stepMs, averageUnit }: SeriesContext): number {
  const perAverage = averageUnit === 'cores' ? NS_PER_CORE_SECOND : 1;
  return kind === 'sum' ? 1 / (stepMs / 1000) / perAverage : 1;
}

/** Factor from the unit of the points to the profile type's own: the amount that one point stands for. */
export function getTotalFactor({ kind, stepMs, averageUnit }: SeriesContext): number {
  const perAverage = averageUnit === 'cores' ? NS_PER_CORE_SECOND : 1;
  return kind === 'rate' ? (stepMs / 1000) * perAverage : 1;
}
