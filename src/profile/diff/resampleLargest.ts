import type { SlotRange } from '../ranges/PrefixSums';
import type { SlotSelection } from '../ranges/selectSlots';
import { shuffle } from './createRandom';
import type { RatioStatistic, SideCounts } from './RatioStatistic';

/** How ranges were chosen, where the choice looked at the data: it runs again on every resampled series. */
export interface RangeChoice {
  /** The series that the choice was made on, one value per slot of the whole range. */
  readonly slots: Float64Array;
  readonly select: (slots: Float64Array) => Pick<SlotSelection, 'baseline' | 'comparison'>;
  /** Where the slices lie: those of the baseline, then those of the comparison, in their order. */
  readonly sliceSlots: readonly SlotRange[];
}

export interface ResampleInput {
  readonly baselineCount: number;
  readonly sliceCount: number;
  readonly resamples: number;
  readonly random: () => number;
  readonly choice: RangeChoice | undefined;
}

/**
 * What chance alone does: slices are dealt anew to the sides, again and again, and the largest difference of all rows, in
 * standard errors, is kept each time (Westfall and Young's max-T, 1993). Ascending.
 *
 * If the ranges were chosen by looking at the series, a new series is laid out of slices drawn at random and the choice is made
 * on it, so that differences which only choosing made count as chance, too.
 */
export function resampleLargest(statistic: RatioStatistic, input: ResampleInput): Float64Array {
  const { sliceCount, resamples, choice } = input;
  const order = Uint32Array.from({ length: sliceCount }, (_, slice) => slice);
  const largest = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    const counts = choice ? chooseAgain(sliceCount, input.random, choice) : deal(order, input);
    largest[resample] = statistic.computeLargest(counts);
  }
  return largest.sort();
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
      counts.baseline[slice] = (counts.baseline[slice] ?? 0) + 1;
    } else if (middle >= comparison.from && middle < comparison.to) {
      counts.comparison[slice] = (counts.comparison[slice] ?? 0) + 1;
    }
  }
  return counts;
}

function createCounts(sliceCount: number): SideCounts {
  return { baseline: new Float64Array(sliceCount), comparison: new Float64Array(sliceCount) };
}
