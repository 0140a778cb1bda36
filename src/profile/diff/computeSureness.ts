import { countBelow } from 'profile/collect';
import { sum } from 'profile/series/change/means';
import { MIN_SLICES } from 'profile/series/ranges/planSlices';
import { computeFunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import type { FlameTree } from 'profile/tree/FlameTree';
import { computeInflation } from './computeInflation';
import { createRandom } from './createRandom';
import { PairedStatistic } from './PairedStatistic';
import { RatioStatistic } from './RatioStatistic';
import { type RangeChoice, resampleLargest } from './resampleLargest';
import { buildSliceRows, getRowCount, WHOLE_ROW } from './SliceRows';

export interface DiffSlice {
  readonly tree: FlameTree;
  /** Seconds of the part; for instantaneous types the number of moments in it. */
  readonly weight: number;
}

export interface SurenessOptions {
  /** `rate` for values per second and totals, `share` for shares of each side's own total. */
  readonly test: 'rate' | 'share';
  /** Choice of the ranges; undefined if people chose them without regard to the data. */
  readonly choice?: RangeChoice | undefined;
  /** True if both sides cover the same time, slice by slice. */
  readonly isPaired?: boolean;
  /** Chance of any false alarm in a whole diff. */
  readonly level?: number;
  readonly resamples?: number;
  readonly seed?: number;
}

/**
 * `no-data`: the slices hold nothing. `one-set`: each side is one set of samples, as a file is, which has no parts in time.
 * `no-durations`: a file does not say how long it was recorded.
 */
export type UnknownReason = 'no-slices' | 'too-few-slices' | 'no-data' | 'one-set' | 'no-durations';

export type Sureness = { readonly status: 'unknown'; readonly reason: UnknownReason } | EstimatedSureness;

export interface EstimatedSureness {
  readonly status: 'estimated';
  readonly test: 'rate' | 'share';
  readonly level: number;
  readonly sliceCount: SliceCounts;
  /**
   * Number of independent slices of a side (or pairs) that would say as much about the total. It is lower than the
   * number of slices if a step or swing lasts for several of them.
   */
  readonly independentSlices: number;
  /** Verdict on the total; never sure for shares, as both sides are 100 %. */
  readonly whole: Verdict;
  /** Verdicts by name, for the functions that are in a slice. */
  readonly functions: ReadonlyMap<string, FunctionVerdict>;
}

export interface SliceCounts {
  readonly baseline: number;
  readonly comparison: number;
  /** True if slices of the same time were compared, pair by pair. */
  readonly isPaired: boolean;
}

export interface FunctionVerdict {
  readonly self: Verdict;
  readonly total: Verdict;
}

export interface Verdict {
  readonly isSure: boolean;
  /** Probability that chance alone makes a difference this striking anywhere in the diff, 0 to 1. */
  readonly chance: number;
  /** The smallest change that would be found nine times out of ten: per unit of weight, or as a share. */
  readonly smallest: number;
}

export const DEFAULT_LEVEL = 0.05;

const DEFAULT_RESAMPLES = 999;

/** A normal value is above −1.28 standard deviations nine times out of ten. */
const POWER_ERRORS = 1.28;

const FEWEST_FREEDOM = 2;

/**
 * If the ranges were chosen by looking at the data, the test runs at this part of the level. A few dozen slices do not
 * show all slow swings, and a choice picks just those: in services with long batches false alarms are about three
 * times as frequent as the test allows (`docs/diff.md`).
 */
const CHOSEN_LEVEL_PART = 0.15;

/**
 * Tells which differences between two sides are more than chance, from equal slices of both sides in order of time.
 *
 * `docs/diff.md` has the method, its sources and its measurements. In short: the difference of each function, in standard errors
 * that its slices show, must exceed what the largest of all functions reaches in 95 of 100 random deals of the same slices. That is
 * one correction for all functions, and holds the chance of any false alarm at the level. Slices of the same time are compared pair
 * by pair, so movements that both sides share are no noise.
 *
 * The same slices give the same answer. Slices should be of the untransformed profile, so that searching or hiding functions
 * changes no verdict.
 */
export function computeSureness(
  baseline: readonly DiffSlice[],
  comparison: readonly DiffSlice[],
  options: SurenessOptions,
): Sureness {
  const { test, level = DEFAULT_LEVEL, resamples = DEFAULT_RESAMPLES, seed = 1, choice } = options;
  const [baselineCount, comparisonCount] = [baseline.length, comparison.length];
  const isPaired = options.isPaired === true && baselineCount === comparisonCount && !choice;
  if (Math.min(baselineCount, comparisonCount) < MIN_SLICES) {
    return { status: 'unknown', reason: baselineCount + comparisonCount === 0 ? 'no-slices' : 'too-few-slices' };
  }
  const slices = [...baseline, ...comparison];
  const series = computeFunctionSeries(slices.map(({ tree }) => tree));
  if (series.sliceTotal.every((total) => total === 0)) {
    return { status: 'unknown', reason: 'no-data' };
  }
  const seconds = Float64Array.from(slices, ({ weight }) => weight);
  const perLoad = isPaired ? computeCommonLoad(series.sliceTotal, seconds) : seconds;
  const divisor = test === 'share' ? series.sliceTotal : perLoad;
  const rows = buildSliceRows(series, divisor);
  const statistic = isPaired ? new PairedStatistic(rows) : new RatioStatistic(rows, baselineCount);
  const { difference, variance } = statistic.compute({
    baseline: Float64Array.from(slices, (_, slice) => (slice < baselineCount ? 1 : 0)),
    comparison: Float64Array.from(slices, (_, slice) => (slice < baselineCount ? 0 : 1)),
  });
  const inflation = computeInflation(rows, baselineCount, isPaired);
  const sliceCount = slices.length;
  const random = createRandom(seed);
  const largest = resampleLargest(statistic, { baselineCount, sliceCount, resamples, random, choice, isPaired });
  // The same number of errors says less if neighbouring slices repeat each other: there are fewer to learn the error from.
  const freedom = isPaired ? baselineCount - 1 : sliceCount - 2;
  const levelPart = choice ? CHOSEN_LEVEL_PART : 1;
  const critical = toNormalErrors(
    largest[Math.ceil((1 - level * levelPart) * (resamples + 1)) - 1] ?? Infinity,
    freedom,
  );
  const judge = (row: number): Verdict => {
    const ownFreedom = Math.max(FEWEST_FREEDOM, freedom / (inflation[row] ?? 1));
    const error = Math.sqrt(variance[row] * (inflation[row] ?? 1));
    const errors = error > 0 ? toNormalErrors(Math.abs(difference[row]) / error, ownFreedom) : 0;
    const reached = (1 + largest.length - countBelow(largest, toStudentErrors(errors, freedom))) / (resamples + 1);
    const chance = Math.min(1, reached / levelPart);
    return { chance, isSure: chance <= level, smallest: error * toStudentErrors(critical + POWER_ERRORS, ownFreedom) };
  };
  const verdicts = Array.from({ length: getRowCount(rows) }, (_, row) => judge(row));
  const whole = verdicts[WHOLE_ROW] ?? judge(WHOLE_ROW);
  const getVerdict = (row: number | undefined): Verdict => verdicts[row ?? WHOLE_ROW] ?? whole;
  const functions = new Map(
    series.names.map((name, index) => [
      name,
      { self: getVerdict(rows.selfRow[index]), total: getVerdict(rows.totalRow[index]) },
    ]),
  );
  const counts = { baseline: baselineCount, comparison: comparisonCount, isPaired };
  const independentSlices = Math.min(baselineCount, comparisonCount) / (inflation[WHOLE_ROW] ?? 1);
  return { status: 'estimated', test, level, sliceCount: counts, independentSlices, whole, functions };
}

/**
 * Converts t standard errors, estimated from few values, to equally unusual standard errors of a normal value. With 2
 * degrees of freedom 4.3 errors are as unusual as 1.96 with many. Wallace's approximation of Student's t (1959), good
 * to about 1 % from 2 degrees of freedom up.
 *
 *     toNormalErrors(4.3, 2) ≈ 2.0     toNormalErrors(2.09, 19) ≈ 1.96
 */
export function toNormalErrors(errors: number, freedom: number): number {
  return getFactor(freedom) * Math.sqrt(freedom * Math.log1p((errors * errors) / freedom));
}

/** Reverses `toNormalErrors`. */
export function toStudentErrors(normalErrors: number, freedom: number): number {
  const root = normalErrors / getFactor(freedom);
  return Math.sqrt(freedom * Math.expm1((root * root) / freedom));
}

function getFactor(freedom: number): number {
  return (8 * freedom + 1) / (8 * freedom + 3);
}

/** Part of the slices that a side is calm in at least. */
const CALM = 0.25;

/**
 * Computes the load that both sides have in common at the same time, as weights that replace the seconds of each
 * slice. Their sum is still the sum of the seconds, so rates stay the same. A function that costs a fifth more under
 * any load differs most when load is high; weighed by seconds, that would look like noise.
 *
 * The load of a slice is the lower one of both sides, each relative to its calm slices (lower quartile): a burst of one
 * side is no load. Seconds stay if a side is unused for a quarter of the slices.
 *
 *     baseline 10 20 20 10, comparison 30 60 60 30 of 60 s → 40 80 80 40 for each
 *     baseline 10 10 10 10, comparison 30 90 90 30 of 60 s → 60 60 60 60 for each
 *
 * @param totals of the baseline's slices, then of the comparison's
 */
export function computeCommonLoad(totals: Float64Array, seconds: Float64Array): Float64Array {
  const pairCount = totals.length / 2;
  const used = totals.map((total, slice) => (seconds[slice] ? total / (seconds[slice] ?? 1) : 0));
  const calm = [used.slice(0, pairCount), used.slice(pairCount)].map(
    (side) => side.sort()[Math.floor(CALM * (pairCount - 1))] ?? 0,
  );
  if (calm.includes(0)) {
    return seconds;
  }
  const [ofBaseline = 1, ofComparison = 1] = calm;
  const load = seconds.map((weight, slice) => {
    const pair = slice % pairCount;
    return weight * Math.min(used[pair] / ofBaseline, (used[pair + pairCount] ?? 0) / ofComparison);
  });
  const scaled = (side: Float64Array, own: Float64Array): Float64Array => {
    const factor = sum(own) / sum(side);
    return side.map((each) => each * factor);
  };
  return Float64Array.from([
    ...scaled(load.subarray(0, pairCount), seconds.subarray(0, pairCount)),
    ...scaled(load.subarray(pairCount), seconds.subarray(pairCount)),
  ]);
}
