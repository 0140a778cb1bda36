import type { ProfileTypeDescription, RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Points as a data frame holds them, times ascending. A point without a value counts as missing. */
export interface Series {
  readonly timesMs: ArrayLike<number>;
  readonly values: ArrayLike<number | null | undefined>;
  /**
   * Of pictures of a moment: how many moments each point is the average of, see `averageSnapshots`; 1 where left out. `unknown`:
   * the points are sums over nobody knows how many, which say nothing of what there was.
   */
  readonly moments?: ArrayLike<number> | 'unknown';
}

/** How many moments the point at a place is the average of; NaN where nobody knows. */
export function getMoments({ moments }: Pick<Series, 'moments'>, place: number): number {
  return moments === 'unknown' ? Number.NaN : (moments?.[place] ?? 1);
}

/**
 * What a point says: `rate` an amount per second, `sum` the amount of one step, `instant` a picture of one moment. What it means
 * that one is missing, `computeDataTime` tells.
 */
export type SeriesKind = 'rate' | 'sum' | 'instant';

/** How to read the series of one answer. */
export interface SeriesContext {
  readonly range: TimeRangeMs;
  /** Time from one point to the next; a point at t stands for the step that ends at t. */
  readonly stepMs: number;
  readonly kind: SeriesKind;
  /** Unit of averages, changes and maxima: per second, or a plain unit for `instant`. */
  readonly averageUnit: ValueUnit | RateUnit;
}

/** The kind and unit of a profile type's series; `isRate` is the frame's `meta.custom.rateCalculated`. */
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
