import { computeContrast, type Contrast, getShorterLength } from './Contrast';
import { exceedsNoise } from './exceedsNoise';
import { SHORTEST_BURST } from './findBursts';
import { findStretch } from './findStretch';
import type { Burst } from './leaveBursts';
import { getCount, getMean, leaveOut, type PrefixSums, type SlotRange } from './PrefixSums';

/** A burst with more than this part of the area of a plateau makes the plateau one burst of several. */
const LARGEST_BURST = 1 / 16;

/** A burst of one slot may be a profile that came early or late, or a long pause in one. */
const FEWEST_SLOTS = 2;

/** A burst counts only if its sum exceeds this many slots of the usual level. */
const MISPLACED = 1.5;

/**
 * True if a burst that was left out resembles the stretch: it goes more than half as far and lasts at least an eighth
 * as long, in the rest of the range in the same direction or in the stretch in the opposite one.
 */
export function hasAlikeBurst(contrast: Contrast, bursts: readonly Burst[]): boolean {
  const { stretch, rest, stretchMean, restMean } = contrast;
  const fewest = Math.max(FEWEST_SLOTS, getShorterLength(contrast) * SHORTEST_BURST);
  return bursts.some((burst) => {
    const way = burst.height / (stretchMean - restMean);
    return burst.length >= fewest && ((way > 1 / 2 && isIn(burst, rest)) || (way < -1 / 2 && isIn(burst, [stretch])));
  });
}

/**
 * True if the rest goes up (or down) for a while as the stretch does: a burst that was left out, or a longer one that
 * exceeds noise. The longer one is tested with the same `exceedsNoise` that the stretch has passed, so noise that fades slowly is no burst.
 */
export function hasOtherBurst(
  sums: PrefixSums,
  contrast: Contrast,
  bursts: readonly Burst[],
  maxPersistence: number,
): boolean {
  const { range, stretch, rest, stretchMean, restMean } = contrast;
  const direction = Math.sign(stretchMean - restMean);
  const least = LARGEST_BURST * Math.abs(stretchMean - restMean) * getCount(sums, stretch);
  const isOther = (burst: Burst): boolean =>
    burst.length >= FEWEST_SLOTS &&
    burst.height * burst.length * direction > Math.max(least, MISPLACED * Math.abs(restMean)) &&
    isIn(burst, rest);
  const shortest = Math.max(1, Math.round(getShorterLength(contrast) * SHORTEST_BURST));
  const hasLong = (part: SlotRange): boolean => {
    const found = findStretch(sums, part, { stretch: shortest, beside: shortest });
    if (!found) {
      return false;
    }
    // A burst that the part begins with is found as the lower level that follows it.
    const isFirst = found.to === part.to && (getMean(sums, found) - restMean) * direction < 0;
    const burst = isFirst ? { from: part.from, to: found.from } : found;
    const own = computeContrast(sums, range, burst, leaveOut(rest, [burst]));
    const area = (own.stretchMean - own.restMean) * direction * getCount(sums, burst);
    return area > least && exceedsNoise(sums, own, maxPersistence);
  };
  return bursts.some(isOther) || rest.some(hasLong);
}

function isIn({ from }: Burst, parts: readonly SlotRange[]): boolean {
  return parts.some((part) => from >= part.from && from < part.to);
}
