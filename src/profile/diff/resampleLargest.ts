import type { SlotRange } from 'profile/series/ranges/PrefixSums';
import type { Sides } from 'profile/Sides';
import { shuffle } from './createRandom';
import type { Differences, DifferenceStatistic, SideCounts } from './RatioStatistic';

/** Choice of ranges that looked at the data: it runs again on every resampled series. */
export interface RangeChoice {
  /** The series that the choice was made on, one value per slot of the whole range. */
  readonly slots: Float64Array;
  readonly select: (slots: Float64Array) => Sides<SlotRange>;
  /** Places of the slices: first the baseline's, then the comparison's, each in order. */
  readonly sliceSlots: readonly SlotRange[];
}

export interface ResampleInput {
  readonly baselineCount: number;
  readonly sliceCount: number;
  readonly resamples: number;
  readonly random: () => number;
  readonly choice: RangeChoice | undefined;
  /** True if slice i of both sides covers the same time. */
  readonly isPaired: boolean;
}

/**
 * Finds what chance alone does: slices are dealt anew to the sides, again and again, and the largest difference of all rows, in
 * standard errors, is kept each time (Westfall and Young's max-T, 1993). Ascending.
 *
 * If the ranges were chosen by looking at the series, a new series is laid out of slices drawn at random and the choice is made
 * on it, so that differences which only choosing made count as chance, too.
 *
 * Slices of the same time stay together: each pair is swapped or not.
 */
export function resampleLargest(statistic: DifferenceStatistic, input: ResampleInput): Float64Array {
  const { sliceCount, resamples, random, choice, isPaired } = input;
  const order = Uint32Array.from({ length: sliceCount }, (_, slice) => slice);
  const largest = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    const counts = choice
      ? chooseAgain(sliceCount, random, choice)
      : isPaired
        ? swapPairs(sliceCount / 2, random)
        : deal(order, input);
    largest[resample] = findLargest(statistic.compute(counts));
  }
  return largest.sort();
}

/** Finds the largest difference of all rows, in standard errors. */
function findLargest({ difference, variance }: Differences): number {
  let largest = 0;
  for (let row = 0; row < difference.length; row++) {
    const size = difference[row] ** 2 / variance[row];
    largest = size > largest ? size : largest;
  }
  return Math.sqrt(largest);
}

function swapPairs(pairCount: number, random: () => number): SideCounts {
  const counts = createCounts(2 * pairCount);
  for (let pair = 0; pair < pairCount; pair++) {
    const isSwapped = random() < 0.5;
    counts.baseline[isSwapped ? pair + pairCount : pair] = 1;
    counts.comparison[isSwapped ? pair : pair + pairCount] = 1;
  }
  return counts;
}

function deal(order: Uint32Array, { baselineCount, random }: ResampleInput): SideCounts {
  shuffle(order, random);
  const counts = createCounts(order.length);
  order.forEach((slice, place) => {
    (place < baselineCount ? counts.baseline : counts.comparison)[slice] = 1;
  });
  return counts;
}

/**
 * Fills the range with slices drawn at random, the same one more than once if it comes. Dealing without putting back would not
 * do: a range has room for each slice several times, and sides that share slices differ less than sides of a new hour do.
 */
function chooseAgain(sliceCount: number, random: () => number, { slots, select, sliceSlots }: RangeChoice): SideCounts {
  const series = new Float64Array(slots.length);
  const pieces: Array<{ readonly slice: number; readonly middle: number }> = [];
  for (let end = 0; end < series.length;) {
    const slice = Math.floor(random() * sliceCount);
    const { from, to } = sliceSlots[slice] ?? { from: 0, to: 1 };
    series.set(slots.subarray(from, Math.min(to, from + series.length - end)), end);
    pieces.push({ slice, middle: end + (to - from - 1) / 2 });
    end += Math.max(1, to - from);
  }
  const { baseline, comparison } = select(series);
  const counts = createCounts(sliceCount);
  for (const { slice, middle } of pieces) {
    if (middle >= baseline.from && middle < baseline.to) {
      counts.baseline[slice] += 1;
    } else if (middle >= comparison.from && middle < comparison.to) {
      counts.comparison[slice] += 1;
    }
  }
  return counts;
}

function createCounts(sliceCount: number): SideCounts {
  return { baseline: new Float64Array(sliceCount), comparison: new Float64Array(sliceCount) };
}
