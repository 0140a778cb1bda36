import type { SeriesHalves } from './cutHalves';

/** Blocks per half for noise that lasts longer than one slot, and the fewest slots that make a block. */
const BLOCK_COUNT = 6;
const MIN_BLOCK_LENGTH = 4;

/** Fewest slots of a half that say anything about noise. */
const MIN_SLOTS = 3;

/** |difference of two normal values| has this median, in standard deviations of one value: 0.6745 × √2. */
const MEDIAN_DIFFERENCE = 0.9539;

/** Ten differences of blocks are few, and neighbouring blocks are not quite independent: the estimate is widened by this. */
const BLOCK_MARGIN = 1.5;

/**
 * Standard error of (mean of the second half − mean of the first), from how neighbouring slots of the same half differ. A
 * step or trend in the series, which is what a change looks like, adds hardly anything to that. undefined where a half has too
 * few slots.
 *
 * Two estimates, of which the larger holds:
 * - the mean square of successive differences (von Neumann): σ² = Σd² / 2n, which counts every spike;
 * - noise that lasts for minutes: the median difference of six blocks per half, which a step in one of them does not move.
 *
 * Measured over 240 steps: of 1,000 series of plain noise, 1 differs by more than three of these errors; of noise that fades
 * over ten steps (AR(1) with 0.9), 11; a step from 1 to 6 at a tenth of the range differs by 15 errors, in the middle by 138.
 */
export function estimateNoise({ first, second }: SeriesHalves): number | undefined {
  const lengths = [first.length, second.length];
  if (Math.min(...lengths) < MIN_SLOTS) {
    return undefined;
  }
  const squares = [first, second].map((half) => computeDifferences(half).reduce((sum, each) => sum + each ** 2, 0));
  const meanSquare = sumOf(squares) / sumOf(lengths.map((length) => length - 1));
  const slotNoise = Math.sqrt((meanSquare / 2) * sumOf(lengths.map((length) => 1 / length)));
  return Math.max(slotNoise, estimateBlockNoise(first, second));
}

function estimateBlockNoise(first: Float64Array, second: Float64Array): number {
  if (Math.min(first.length, second.length) < MIN_BLOCK_LENGTH * BLOCK_COUNT) {
    return 0;
  }
  const differences = [first, second].flatMap((half) => computeDifferences(computeBlockMeans(half, BLOCK_COUNT)));
  const sizes = differences.map(Math.abs).sort((left, right) => left - right);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return BLOCK_MARGIN * (median / MEDIAN_DIFFERENCE) * Math.sqrt(2 / BLOCK_COUNT);
}

/** Means of `count` parts of the values, as equal in length as can be; fewer where there are fewer values. */
export function computeBlockMeans(values: Float64Array, count: number): number[] {
  const blockCount = Math.min(count, values.length);
  return Array.from({ length: blockCount }, (_, block) => {
    const start = Math.floor((block * values.length) / blockCount);
    const end = Math.floor(((block + 1) * values.length) / blockCount);
    return computeMean(values.subarray(start, end));
  });
}

/** 0 for no values. */
export function computeMean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] ?? 0;
  }
  return values.length === 0 ? 0 : sum / values.length;
}

function computeDifferences(values: ArrayLike<number>): number[] {
  const differences: number[] = [];
  for (let i = 1; i < values.length; i++) {
    differences.push((values[i] ?? 0) - (values[i - 1] ?? 0));
  }
  return differences;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}
