import type { DataSlots } from './dataSlots';
import { computeBlockMeans, computeMean } from './means';
import { getAverageFactor, type SeriesContext } from './Series';

export interface Volatility {
  /** Standard deviation over mean of up to twelve equal parts of the time that has data: 0 is flat, 1 swings as much as it uses. */
  readonly ratio: number;
  /** Standard deviation² over mean, in `averageUnit`: what lists are sorted by, so that idle services do not come first. */
  readonly score: number;
}

const BLOCK_COUNT = 12;
const MIN_BLOCKS = 4;

/**
 * Measures how unevenly a series runs while it has data. Parts of that time are compared, not single points, since the
 * sampling of a profiler is no property of the service. undefined if there is too little data.
 *
 *     0.5 cores throughout      → ratio 0
 *     1 core, then 0, half each → standard deviation 0.52, mean 0.5 → ratio 1.04, score 0.55
 */
export function computeVolatility({ values }: DataSlots, context: SeriesContext): Volatility | undefined {
  const blocks = computeBlockMeans(values, BLOCK_COUNT);
  const mean = computeMean(blocks);
  if (blocks.length < MIN_BLOCKS || mean <= 0) {
    return undefined;
  }
  const squares = blocks.reduce((sum, block) => sum + (block - mean) ** 2, 0);
  const ratio = Math.sqrt(squares / (blocks.length - 1)) / mean;
  return { ratio, score: ratio ** 2 * mean * getAverageFactor(context) };
}
