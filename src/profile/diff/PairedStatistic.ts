import { sum } from 'profile/series/change/means';
import { type Differences, type DifferenceStatistic, type SideCounts, USUAL_NOISE_SLICES } from './RatioStatistic';
import { getRow, getRowCount, type SliceRows } from './SliceRows';

/** Largest rounding error of sums, relative to a rate: a difference below it is not known. */
const ROUNDING = 1e-9;

/**
 * The difference of rates (or shares) of two sides of the same time over its standard error, for every row at once. What moves
 * both slices of a pair alike, such as load, is no noise of their difference.
 *
 * With R = Σ value / Σ divisor of each side, pair i strays from the difference by
 *
 *     e = (value − R × divisor) / Σ divisor of the comparison − the same of the baseline
 *
 * so the variance of the difference of n pairs is n × Σ e² / (n − 1): the usual one of paired differences, if divisors are
 * equal. As in `RatioStatistic` it is mixed with what is usual in this profile, the median over all rows of variance over rate.
 *
 * Slices 0 to n − 1 are of the baseline, n to 2n − 1 of the comparison. Each side is scaled to a divisor of 1 in all: that
 * changes no rate, and after a swap a large slice does not drown the small ones beside it.
 */
export class PairedStatistic implements DifferenceStatistic {
  private readonly pairCount: number;
  /** Per slice; all NaN on a side without any divisor. */
  private readonly divisor: Float64Array;
  /** The slices of each row. */
  private readonly values: readonly Float64Array[];
  /** Rate of each row, over both sides. */
  private readonly rate: Float64Array;
  /** Median over rows of variance over rate. */
  private readonly usualRatio: number;

  constructor(rows: SliceRows) {
    const { sliceCount, divisor } = rows;
    const pairCount = sliceCount / 2;
    const sums = [sum(divisor.subarray(0, pairCount)), sum(divisor.subarray(pairCount))] as const;
    const scale = (value: number, slice: number): number => value / (sums[slice < pairCount ? 0 : 1] || NaN);
    this.pairCount = pairCount;
    this.divisor = divisor.map(scale);
    this.values = Array.from({ length: getRowCount(rows) }, (_, row) => getRow(rows, row).map(scale));
    this.rate = Float64Array.from(this.values, (values) => sum(values) / 2);
    const unswapped = Float64Array.from({ length: pairCount }, () => 0);
    const ratios = this.values
      .map((values, row) => {
        const { squares } = this.comparePairs(values, unswapped);
        return (pairCount * squares) / (pairCount - 1) / this.rate[row];
      })
      .filter(Number.isFinite);
    this.usualRatio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;
  }

  /** Each pair counts as it is or swapped; each side has one slice of it. Rows have no error if a side has no divisor. */
  compute({ comparison }: SideCounts): Differences {
    const { pairCount } = this;
    const swapped = comparison.subarray(0, pairCount);
    const difference = new Float64Array(this.values.length);
    const variance = new Float64Array(this.values.length);
    this.values.forEach((values, row) => {
      const pairs = this.comparePairs(values, swapped);
      const rate = this.rate[row];
      const usualSquares = (this.usualRatio * rate) / pairCount;
      const mixed = (pairs.squares + USUAL_NOISE_SLICES * usualSquares) / (pairCount - 1 + USUAL_NOISE_SLICES);
      const isKnown = Number.isFinite(pairs.difference);
      difference[row] = isKnown ? pairs.difference : 0;
      variance[row] = isKnown ? Math.max(pairCount * mixed, (ROUNDING * rate) ** 2) : Infinity;
    });
    return { difference, variance };
  }

  /** Difference of rates, and how far the pairs stray from it: Σ e². `swapped` has 1 for each pair that is. */
  private comparePairs(
    values: Float64Array,
    swapped: Float64Array,
  ): { readonly difference: number; readonly squares: number } {
    const { pairCount, divisor } = this;
    let [fromValue, fromDivisor, toValue, toDivisor] = [0, 0, 0, 0];
    for (let pair = 0; pair < pairCount; pair++) {
      const from = swapped[pair] ? pair + pairCount : pair;
      const to = swapped[pair] ? pair : pair + pairCount;
      fromValue += values[from];
      fromDivisor += divisor[from];
      toValue += values[to];
      toDivisor += divisor[to];
    }
    const [fromRate, toRate] = [fromValue / fromDivisor, toValue / toDivisor];
    let squares = 0;
    for (let pair = 0; pair < pairCount; pair++) {
      const from = swapped[pair] ? pair + pairCount : pair;
      const to = swapped[pair] ? pair : pair + pairCount;
      const strayed =
        (values[to] - toRate * divisor[to]) / toDivisor - (values[from] - fromRate * divisor[from]) / fromDivisor;
      squares += strayed * strayed;
    }
    return { difference: toRate - fromRate, squares };
  }
}
