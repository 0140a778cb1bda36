import {
  computeBlockVariance,
  computeContrast,
  computeErrors,
  type Contrast,
  getProgress,
  getShorterLength,
} from './Contrast';
import { exceedsNoise } from './exceedsNoise';
import { findBursts, SHORTEST_BURST } from './findBursts';
import { findStretch, type StretchLimits } from './findStretch';
import type { Burst } from './maskBursts';
import {
  cutSlots,
  getCount,
  getMean,
  getSum,
  subtractRanges,
  type PrefixSums,
  type SlotRange,
  sumLengths,
} from './PrefixSums';

/** Limits that tell a stretch from noise. */
export interface ClearLimits extends StretchLimits {
  /** Largest part of a deviation that noise may keep in the next slot. */
  readonly maxPersistence: number;
  /** Bursts that `maskBursts` removed from the slots. */
  readonly bursts: readonly Burst[];
  /** The slots with these bursts. */
  readonly all: PrefixSums;
}

/** A difference of fewer standard errors of single slots cannot exceed noise that lasts longer. */
const FEWEST_ERRORS = 5;

/** Among bursts, a difference has to be so many standard errors, with the noise of so many blocks of the range. */
const BURST_ERRORS = 6;
const BLOCK_COUNTS = [48, 24, 12];

/** Number of parts into which a stretch is cut, and how many of them may be nearer to the level of the rest. */
const PARTS = 5;
const MOST_UNLIKE = 1;

/** A stretch shorter than this part of the range may be one burst of many. */
const LONGEST_BURST = 1 / 8;

/** A stretch at an end of the range that is shorter than this part may be a burst, of which only a part is visible. */
const LONGEST_END = 1 / 5;

/**
 * True if a stretch that was chosen because it differs most from the rest of its range differs by more than noise does.
 *
 * - It is more than noise makes it, whether that fades at once or slowly (`exceedsNoise`).
 * - It is of one piece: at most one of its five parts is nearer to the level of the rest than to its own. Nor, if it
 *   reaches to the end, one of the five parts of the rest.
 * - If for a while the rest is as high as the stretch, or the stretch as low as the rest, bursts are usual. Then it has to differ
 *   by six standard errors of blocks, which see bursts as the noise that they are, and a side of one block has to differ twice as
 *   much; and a stretch that ends again, or that just began, is no change but another burst. Nor is it one if anything else
 *   has a sixteenth of its area.
 *
 * A short stretch with a slot in which nothing was used is none either: its profiles may have got lost.
 *
 * What lasts for longer than bursts do is another plateau: it is no part of the rest.
 */
export function isClear(sums: PrefixSums, range: SlotRange, stretch: SlotRange, limits: ClearLimits): boolean {
  const whole = [
    { from: range.from, to: stretch.from },
    { from: stretch.to, to: range.to },
  ].filter(({ from, to }) => to > from);
  const longestBurst = Math.max(limits.stretch, (range.to - range.from) * LONGEST_BURST);
  const isLong = ({ from, to }: SlotRange): boolean => to - from >= longestBurst;
  const all = computeContrast(sums, range, stretch, whole);
  // Cheap test first: most stretches of most series fail here.
  if (!(computeErrors(sums, all, all.noise) > FEWEST_ERRORS)) {
    return false;
  }
  const bursts = findBursts(sums, all);
  const { runs: excursions, tolerance } = bursts;
  const others = excursions.filter(isLong).map(({ from, to }) => ({ from: from - tolerance, to: to + tolerance }));
  const rest = subtractRanges(whole, others);
  const contrast =
    others.length > 0 && sumLengths(rest) > sumLengths(whole) / 2 ? computeContrast(sums, range, stretch, rest) : all;
  const areLevelsMixed = (contrast === all ? bursts : findBursts(sums, contrast)).areLevelsMixed;
  const hasBursts = areLevelsMixed || hasAlikeBurst(contrast, limits.bursts);
  if (
    !isOfOnePiece(sums, contrast) ||
    (hasBursts && !exceedsBursts(limits.all, contrast)) ||
    !exceedsNoise(sums, contrast, limits.maxPersistence)
  ) {
    return false;
  }
  if (getShorterLength(contrast) < longestBurst && hasEmptySlot(sums, stretch)) {
    return false;
  }
  const mayBeBurst = stretch.to < range.to || getShorterLength(contrast) < (range.to - range.from) * LONGEST_END;
  return !mayBeBurst || (!hasBursts && !hasOtherBurst(sums, contrast, limits.bursts, limits.maxPersistence));
}

/** True if some slot has a value of 0: profiles may have got lost for too short a time to call it a gap. */
function hasEmptySlot(sums: PrefixSums, { from, to }: SlotRange): boolean {
  for (let slot = from; slot < to; slot++) {
    const part = { from: slot, to: slot + 1 };
    if (getCount(sums, part) > 0 && getSum(sums, part) === 0) {
      return true;
    }
  }
  return false;
}

function exceedsBursts(sums: PrefixSums, contrast: Contrast): boolean {
  const { range, stretch, rest } = contrast;
  const shorter = getShorterLength(contrast);
  return BLOCK_COUNTS.every((blockCount) => {
    const length = Math.max(1, (range.to - range.from) / blockCount);
    const fewestBlocks = Math.max(1, Math.round(shorter / length));
    const variance = computeBlockVariance(sums, [stretch, ...rest], length);
    return computeErrors(sums, contrast, variance) > BURST_ERRORS * (1 + 1 / fewestBlocks);
  });
}

function isOfOnePiece(sums: PrefixSums, contrast: Contrast): boolean {
  const countUnlike = (range: SlotRange, isLike: (way: number) => boolean): number =>
    cutSlots(range, (range.to - range.from) / PARTS).filter(
      (part) => getCount(sums, part) > 0 && !isLike(getProgress(sums, contrast, part)),
    ).length;
  const [before, after] = contrast.rest;
  const isRest =
    before === undefined || after !== undefined || countUnlike(before, (way) => way < 1 / 2) <= MOST_UNLIKE;
  return isRest && countUnlike(contrast.stretch, (way) => way > 1 / 2) <= MOST_UNLIKE;
}

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
function hasAlikeBurst(contrast: Contrast, bursts: readonly Burst[]): boolean {
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
function hasOtherBurst(
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
    const own = computeContrast(sums, range, burst, subtractRanges(rest, [burst]));
    const area = (own.stretchMean - own.restMean) * direction * getCount(sums, burst);
    return area > least && exceedsNoise(sums, own, maxPersistence);
  };
  return bursts.some(isOther) || rest.some(hasLong);
}

function isIn({ from }: Burst, parts: readonly SlotRange[]): boolean {
  return parts.some((part) => from >= part.from && from < part.to);
}
