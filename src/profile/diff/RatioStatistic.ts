import { sum } from 'profile/series/change/means';
import type { Sides } from 'profile/Sides';
import { getRow, getRowCount, type SliceRows } from './SliceRows';

/** Number of times that each slice is on each side. */
export type SideCounts = Sides<Float64Array>;

export interface Differences {
  readonly difference: Float64Array;
  /** Squared standard error of each difference. */
  readonly variance: Float64Array;
}

/** Statistic with one value per row of the comparison. */
export interface DifferenceStatistic {
  compute(counts: SideCounts): Differences;
}

/** Weight of the noise that is usual for a function of its size, in slices, against the noise that it shows itself. */
export const USUAL_NOISE_SLICES = 3;

/**
 * The difference of rates (or shares) of two sides over its standard error, for every row at once.
 *
 * The rate of a side is R = Σ value / Σ divisor. A slice strays from it by e = value − R × divisor, so its variance is
 * n × s² / (Σ divisor)² with s² = Σ e² / (n − 1). Eight slices give a poor s²: a function that happens to have the same value in
 * all of them would have no noise at all. So s² is mixed with what is usual in this profile for a function of that size: noise
 * grows like the value (counting samples does), and how much is the median over all rows.
 */
export class RatioStatistic implements DifferenceStatistic {
  /** Median over rows of variance over mean, each side around its own rate. */
  private readonly usualRatio: number;
  /** Rate of each row over all slices. */
  private readonly overallRate: Float64Array;

  /** @param baselineCount number of the baseline's slices, which come first: a change between the sides must not count as noise. */
  constructor(
    private readonly rows: SliceRows,
    baselineCount: number,
  ) {
    const { sliceCount, divisor } = rows;
    const divisorSum = sum(divisor);
    const rowCount = getRowCount(rows);
    this.overallRate = new Float64Array(rowCount);
    const ratios: number[] = [];
    for (let row = 0; row < rowCount; row++) {
      const values = getRow(rows, row);
      this.overallRate[row] = divisorSum > 0 ? sum(values) / divisorSum : 0;
      const squares =
        strayFromRate(values.subarray(0, baselineCount), divisor.subarray(0, baselineCount)) +
        strayFromRate(values.subarray(baselineCount), divisor.subarray(baselineCount));
      const mean = sum(values) / sliceCount;
      if (mean > 0) {
        ratios.push(squares / Math.max(1, sliceCount - 2) / mean);
      }
    }
    this.usualRatio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;
  }

  /** Difference and squared standard error of every row. Rows of a side without slices or divisor have no error. */
  compute(counts: SideCounts): Differences {
    const { start, slice, value, divisor } = this.rows;
    const rowCount = getRowCount(this.rows);
    const difference = new Float64Array(rowCount);
    const variance = new Float64Array(rowCount);
    const base = summarise(this.rows, counts.baseline);
    const comp = summarise(this.rows, counts.comparison);
    for (let row = 0; row < rowCount; row++) {
      let [baseSum, baseSquares, baseProducts, compSum, compSquares, compProducts] = [0, 0, 0, 0, 0, 0];
      for (let at = start[row], end = start[row + 1]; at < end; at++) {
        const i = slice[at];
        const x = value[at];
        const d = divisor[i];
        const inBase = counts.baseline[i] * x;
        const inComp = counts.comparison[i] * x;
        baseSum += inBase;
        baseSquares += inBase * x;
        baseProducts += inBase * d;
        compSum += inComp;
        compSquares += inComp * x;
        compProducts += inComp * d;
      }
      const usual = this.usualRatio * this.overallRate[row];
      const from = getRate(base, { sum: baseSum, squares: baseSquares, products: baseProducts }, usual);
      const to = getRate(comp, { sum: compSum, squares: compSquares, products: compProducts }, usual);
      difference[row] = to.rate - from.rate;
      variance[row] = from.variance + to.variance;
    }
    return { difference, variance };
  }
}

interface SideSummary {
  readonly count: number;
  readonly divisorSum: number;
  readonly divisorSquares: number;
}

function summarise({ divisor }: SliceRows, counts: Float64Array): SideSummary {
  let [count, divisorSum, divisorSquares] = [0, 0, 0];
  counts.forEach((times, i) => {
    const d = divisor[i];
    count += times;
    divisorSum += times * d;
    divisorSquares += times * d * d;
  });
  return { count, divisorSum, divisorSquares };
}

interface RowSums {
  readonly sum: number;
  readonly squares: number;
  readonly products: number;
}

function getRate(
  { count, divisorSum, divisorSquares }: SideSummary,
  { sum, squares, products }: RowSums,
  usualNoise: number,
): { readonly rate: number; readonly variance: number } {
  if (count < 2 || divisorSum <= 0) {
    return { rate: 0, variance: Infinity };
  }
  const rate = sum / divisorSum;
  const strayed = Math.max(0, squares - 2 * rate * products + rate * rate * divisorSquares);
  const usual = usualNoise * (divisorSum / count);
  const sliceVariance = (strayed + USUAL_NOISE_SLICES * usual) / (count - 1 + USUAL_NOISE_SLICES);
  return { rate, variance: (count * sliceVariance) / divisorSum ** 2 };
}

/** Squares of what the slices of a side stray from its rate by, together. */
function strayFromRate(values: Float64Array, divisor: Float64Array): number {
  const divisorSum = sum(divisor);
  const rate = divisorSum > 0 ? sum(values) / divisorSum : 0;
  return values.reduce((total, value, i) => total + (value - rate * divisor[i]) ** 2, 0);
}
