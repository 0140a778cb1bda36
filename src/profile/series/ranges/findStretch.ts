import { getCount, getSum, type PrefixSums, type SlotRange } from './PrefixSums';

/** Limits on how short a stretch may be, in slots. */
export interface StretchLimits {
  /** A shorter one is a burst. */
  readonly stretch: number;
  /** Fewest slots beside the stretch that show a level. */
  readonly beside: number;
}

/** Number of candidate places for each border before the best ones are moved slot by slot. */
const PLACES = 48;

/**
 * Finds the stretch of a range that differs most from the rest of it, by least squares: both stray least from their own means. It
 * never begins with the range; with `isSplit` it ends with it. undefined if the range is too short for two parts.
 *
 *     1 1 1 1 5 5 5 1 1 1 1 → 4 to 7     1 1 1 1 5 5 5 5 → 4 to 8, as 5 5 5 5 1 1 1 1
 *
 * Trying both borders at once finds what ends again, which one border does not: circular binary segmentation (Olshen et al. 2004).
 */
export function findStretch(
  sums: PrefixSums,
  range: SlotRange,
  limits: StretchLimits,
  isSplit = false,
): SlotRange | undefined {
  const { from, to } = range;
  const [count, sum] = [getCount(sums, range), getSum(sums, range)];
  const [knownUntil, sumUntil] = [sums.known, sums.sum];
  let [bestFrom, bestTo, most] = [from, from, 0];
  // Run for thousands of pairs in each of a thousand resampled series: plain numbers, no objects.
  const consider = (start: number, end: number): void => {
    const before = knownUntil[start] - knownUntil[from];
    const inside = knownUntil[end] - knownUntil[start];
    const after = count - before - inside;
    // The rest of a series that ends with the stretch is a stretch, too.
    const isTooShort =
      after > 0
        ? before < limits.beside / 2 || after < limits.beside / 2 || before + after < limits.beside
        : before < limits.stretch;
    if (isTooShort || inside < limits.stretch) {
      return;
    }
    const insideSum = sumUntil[end] - sumUntil[start];
    const difference = insideSum / inside - (sum - insideSum) / (count - inside);
    // Gain of two means over one, in squares.
    const explained = (difference * difference * inside * (count - inside)) / count;
    if (explained > most) {
      [bestFrom, bestTo, most] = [start, end, explained];
    }
  };
  const stride = Math.max(1, Math.floor((to - from) / PLACES));
  for (let start = from + stride; start < to; start += stride) {
    consider(start, to);
    for (let end = start + stride; end < to && !isSplit; end += stride) {
      consider(start, end);
    }
  }
  for (const isStart of stride > 1 && most > 0 ? [true, false, true] : []) {
    const [start, end] = [bestFrom, bestTo];
    for (let shift = -stride; shift <= stride; shift++) {
      if (isStart && start + shift > from) {
        consider(start + shift, end);
      } else if (!isStart && end < to) {
        consider(start, Math.min(to, end + shift));
      }
    }
  }
  return most > 0 ? { from: bestFrom, to: bestTo } : undefined;
}
