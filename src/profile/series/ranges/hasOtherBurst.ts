import { computeContrast, type Contrast, getShorterLength } from './Contrast';
import { exceedsNoise } from './exceedsNoise';
import { SHORTEST_BURST } from './findBursts';
import { findStretch } from './findStretch';
import { getCount, getMean, leaveOut, type PrefixSums, type SlotRange } from './PrefixSums';

/** A burst with more than this part of the area of a plateau makes the plateau one burst of several. */
const LARGEST_BURST = 1 / 16;

/**
 * Whether the rest goes up (or down) for a while as the stretch does, by more than noise. Asked of the rest alone with the same
 * `exceedsNoise` that the stretch has passed, so noise that fades slowly is no burst.
 */
export function hasOtherBurst(sums: PrefixSums, contrast: Contrast): boolean {
  const { range, stretch, rest, stretchMean, restMean } = contrast;
  const direction = Math.sign(stretchMean - restMean);
  const getArea = (part: SlotRange, above: number, below: number): number =>
    (above - below) * direction * getCount(sums, part);
  const shortest = Math.max(1, Math.round(getShorterLength(contrast) * SHORTEST_BURST));
  return rest.some((part) => {
    const found = findStretch(sums, part, { stretch: shortest, beside: shortest });
    if (!found) {
      return false;
    }
    // A burst that the part begins with is found as the lower level that follows it.
    const isFirst = found.to === part.to && (getMean(sums, found) - restMean) * direction < 0;
    const burst = isFirst ? { from: part.from, to: found.from } : found;
    const own = computeContrast(sums, range, burst, leaveOut(rest, [burst]));
    const isLarge =
      getArea(burst, own.stretchMean, own.restMean) > LARGEST_BURST * getArea(stretch, stretchMean, restMean);
    return isLarge && exceedsNoise(sums, own);
  });
}
