import { cutSlots, getCount, getMean, getSum, type PrefixSums, type SlotRange, sumLengths } from './PrefixSums';

/** A stretch against the rest of a range. */
export interface Contrast {
  readonly range: SlotRange;
  readonly stretch: SlotRange;
  /** The parts of the range that the stretch is compared with, in order. */
  readonly rest: readonly SlotRange[];
  readonly stretchMean: number;
  readonly restMean: number;
  /** Variance of a slot, from how neighbours differ. */
  readonly noise: number;
}

export function computeContrast(
  sums: PrefixSums,
  range: SlotRange,
  stretch: SlotRange,
  rest: readonly SlotRange[],
): Contrast {
  const restSum = rest.reduce((sum, part) => sum + getSum(sums, part), 0);
  return {
    range,
    stretch,
    rest,
    stretchMean: getMean(sums, stretch),
    restMean: restSum / Math.max(1, countRest(sums, rest)),
    noise: computeNeighbourNoise(sums, [stretch, ...rest]),
  };
}

/** Noise between neighbouring slots, as `computeBlockVariance` with blocks of one slot. */
function computeNeighbourNoise({ sum, known }: PrefixSums, parts: readonly SlotRange[]): number {
  let squares = 0;
  let count = 0;
  for (const { from, to } of parts) {
    for (let slot = from + 2; slot <= to; slot++) {
      if (known[slot] - (known[slot - 2] ?? 0) === 2) {
        squares += (sum[slot] - 2 * (sum[slot - 1] ?? 0) + (sum[slot - 2] ?? 0)) ** 2;
        count++;
      }
    }
  }
  return count > 0 ? squares / 2 / count : 0;
}

function countRest(sums: PrefixSums, rest: readonly SlotRange[]): number {
  return rest.reduce((sum, part) => sum + getCount(sums, part), 0);
}

/** Slots of the stretch or of the rest, whichever are fewer. */
export function getShorterLength({ stretch, rest }: Contrast): number {
  return Math.min(stretch.to - stretch.from, sumLengths(rest));
}

/** Position of a part's mean between the level of the rest (0) and that of the stretch (1). */
export function getProgress(sums: PrefixSums, { stretchMean, restMean }: Contrast, part: SlotRange): number {
  return (getMean(sums, part) - restMean) / (stretchMean - restMean);
}

/** Computes the difference in standard errors, of slots with some variance. */
export function computeErrors(sums: PrefixSums, contrast: Contrast, variance: number): number {
  const inside = getCount(sums, contrast.stretch);
  const outside = countRest(sums, contrast.rest);
  return Math.abs(contrast.stretchMean - contrast.restMean) / Math.sqrt(variance * (1 / inside + 1 / outside));
}

/**
 * Noise of blocks, from the mean square of successive differences (von Neumann) within each part: what is between parts, and a
 * further step within one, adds hardly anything. As the variance of a slot that blocks of independent slots would have.
 */
export function computeBlockVariance(sums: PrefixSums, parts: readonly SlotRange[], length: number): number {
  let squares = 0;
  let count = 0;
  for (const part of parts) {
    let before: number | undefined;
    for (const block of cutSlots(part, length)) {
      if (getCount(sums, block) >= (block.to - block.from) / 2) {
        const mean = getMean(sums, block);
        if (before !== undefined) {
          squares += ((mean - before) ** 2 * (block.to - block.from)) / 2;
          count++;
        }
        before = mean;
      }
    }
  }
  return count > 0 ? squares / count : 0;
}
