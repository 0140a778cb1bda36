import type { SeriesContext } from './Series';

/** One half of a range as the means of equally long chunks of steps. */
export interface SeriesHalves {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Fewest chunks that a half keeps when a series has points more seldom than every step. */
const MIN_CHUNKS = 8;

/**
 * The two halves of a range. What is recorded once a minute gives a point in every fourth step of 15 s; compared step by
 * step that is mostly noise, so a chunk is as long as points usually are apart. Both halves have the same number of chunks;
 * what does not fill a chunk is left out at the far ends.
 *
 *     steps 4 0 0 0 4 0 0 0 | 4 0 0 0 4 0 0 0 → first 1 1, second 1 1
 *
 * For instantaneous types, chunks are the pictures taken in each half; there may be more in one than in the other.
 */
export function cutHalves(slots: Float64Array, kind: SeriesContext['kind']): SeriesHalves {
  // Slot 0 is no step of the range, see toSlots.
  const steps = slots.length > 2 ? slots.subarray(1) : slots;
  const middle = Math.floor(steps.length / 2);
  const secondStart = steps.length - middle;
  if (kind === 'instant') {
    const isPresent = (value: number): boolean => !Number.isNaN(value);
    return {
      first: steps.subarray(0, middle).filter(isPresent),
      second: steps.subarray(secondStart).filter(isPresent),
    };
  }
  const chunkLength = Math.max(1, Math.min(computeUsualGap(steps), Math.floor(middle / MIN_CHUNKS)));
  const halfLength = Math.floor(middle / chunkLength) * chunkLength;
  return {
    first: computeChunkMeans(steps.subarray(middle - halfLength, middle), chunkLength),
    second: computeChunkMeans(steps.subarray(secondStart, secondStart + halfLength), chunkLength),
  };
}

/** The median number of steps from one point to the next; 1 where there are fewer than two points. */
export function computeUsualGap(steps: Float64Array): number {
  const countByGap = new Uint32Array(steps.length);
  let gapCount = 0;
  let previous = -1;
  for (let step = 0; step < steps.length; step++) {
    if (!Number.isNaN(steps[step])) {
      if (previous >= 0) {
        const gap = step - previous;
        countByGap[gap] = (countByGap[gap] ?? 0) + 1;
        gapCount++;
      }
      previous = step;
    }
  }
  let countSoFar = 0;
  const median = countByGap.findIndex((count) => (countSoFar += count) > gapCount / 2);
  return Math.max(1, median);
}

function computeChunkMeans(steps: Float64Array, chunkLength: number): Float64Array {
  const means = new Float64Array(steps.length / chunkLength);
  steps.forEach((value, step) => {
    const chunk = Math.floor(step / chunkLength);
    means[chunk] = (means[chunk] ?? 0) + (Number.isNaN(value) ? 0 : value / chunkLength);
  });
  return means;
}
