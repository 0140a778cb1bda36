import {
  computeContrast,
  computeErrors,
  computeSlotVariance,
  type Contrast,
  getShorterLength,
  getWay,
  summariseBlocks,
} from './Contrast';
import { exceedsLastingNoise } from './exceedsLastingNoise';
import { findBursts } from './findBursts';
import type { StretchLimits } from './findStretch';
import { hasClearBorders } from './hasClearBorders';
import { cutSlots, getCount, getSum, type PrefixSums, type SlotRange } from './PrefixSums';

/** Standard errors that a difference has to exceed, whichever way the noise is looked at. */
const CLEAR_ERRORS = 6;

/**
 * The slots of a range are merged to so many blocks for further looks, which see bursts and swings that last for minutes as the
 * noise that they are.
 */
const BLOCK_COUNTS = [48, 24, 12];

/** A few blocks may agree by accident: what shorter blocks show has the weight of so many. */
const SHORTER_BLOCKS = 12;

/** Of so many parts of a stretch, so many may be nearer to the level of the rest. */
const PARTS = 5;
const MOST_UNLIKE = 1;

/** What lasts for less than this part of the range may be one burst of many. */
const LONGEST_BURST = 1 / 8;

/** A burst with more than this part of the area of a plateau makes the plateau one burst of several. */
const LARGEST_BURST = 1 / 8;

/**
 * True if a stretch that was chosen because it differs most from the rest of its range differs by more than noise does.
 *
 * - Its difference is more than six standard errors, with the noise of single slots, and of blocks of several lengths.
 * - It is more than noise that fades slowly makes it (`exceedsLastingNoise`), or begins and ends as no noise does (`hasClearBorders`).
 * - It is of one piece: at most one of its five parts is nearer to the level of the rest than to its own. Nor, where it
 *   reaches to the end, one of the five parts of the rest.
 * - Where for a while the rest is as high as the stretch, or the stretch as low as the rest, bursts are usual. Then the noise of
 *   long blocks counts without regard to that of short ones, and a side of one block has to differ twice as much; and a stretch
 *   that ends again, or that just began, is no change but another burst.
 *
 * A short stretch with a slot in which nothing was used is none either: its profiles may have got lost.
 *
 * What lasts for longer than bursts do is another plateau: it is no part of the rest.
 */
export function isClear(sums: PrefixSums, range: SlotRange, stretch: SlotRange, limits: StretchLimits): boolean {
  const whole = [
    { from: range.from, to: stretch.from },
    { from: stretch.to, to: range.to },
  ].filter(({ from, to }) => to > from);
  const longestBurst = Math.max(limits.stretch, (range.to - range.from) * LONGEST_BURST);
  const isLong = ({ from, to }: SlotRange): boolean => to - from >= longestBurst;
  const all = computeContrast(sums, range, stretch, whole);
  // Most stretches of most series fail here, at little cost.
  if (!(computeErrors(sums, all, all.noise) > CLEAR_ERRORS)) {
    return false;
  }
  const { runs: excursions, tolerance } = findBursts(sums, all);
  const others = excursions.filter(isLong).map(({ from, to }) => ({ from: from - tolerance, to: to + tolerance }));
  const rest = leaveOut(whole, others);
  const contrast = sumLengths(rest) > sumLengths(whole) / 2 ? computeContrast(sums, range, stretch, rest) : all;
  if (!(computeErrors(sums, contrast, computeSlotVariance(sums, contrast)) > CLEAR_ERRORS)) {
    return false;
  }
  const { runs, isAlike: hasBursts } = findBursts(sums, contrast);
  if (
    !exceedsBlockNoise(sums, contrast, hasBursts) ||
    !isOfOnePiece(sums, contrast) ||
    !(exceedsLastingNoise(sums, contrast) || hasClearBorders(sums, contrast))
  ) {
    return false;
  }
  if (getShorterLength(contrast) < longestBurst && hasEmptySlot(sums, stretch)) {
    return false;
  }
  const area = Math.abs(contrast.stretchMean - contrast.restMean) * getCount(sums, stretch);
  const mayBeBurst = stretch.to < range.to || getShorterLength(contrast) < longestBurst;
  return !mayBeBurst || (!hasBursts && runs.every((burst) => burst.area <= area * LARGEST_BURST));
}

/** Whether nothing at all was used in some slot: profiles may have got lost, for too short a time to call it a gap. */
function hasEmptySlot(sums: PrefixSums, { from, to }: SlotRange): boolean {
  for (let slot = from; slot < to; slot++) {
    const part = { from: slot, to: slot + 1 };
    if (getCount(sums, part) > 0 && getSum(sums, part) === 0) {
      return true;
    }
  }
  return false;
}

function exceedsBlockNoise(sums: PrefixSums, contrast: Contrast, hasBursts: boolean): boolean {
  const { range, stretch, rest } = contrast;
  const shorter = getShorterLength(contrast);
  let variance = computeSlotVariance(sums, contrast);
  for (const blockCount of BLOCK_COUNTS) {
    const length = Math.max(1, (range.to - range.from) / blockCount);
    const blocks = summariseBlocks(sums, [stretch, ...rest], length);
    const weight = hasBursts ? 0 : SHORTER_BLOCKS;
    const seen = blocks.freedom + weight;
    const mixed = seen > 0 ? (blocks.freedom * blocks.variance + weight * variance) / seen : variance;
    const fewestBlocks = Math.max(1, Math.round(shorter / length));
    const needed = CLEAR_ERRORS * (hasBursts ? 1 + 1 / fewestBlocks : 1);
    if (computeErrors(sums, contrast, mixed) <= needed) {
      return false;
    }
    variance = Math.max(variance, mixed);
  }
  return true;
}

function isOfOnePiece(sums: PrefixSums, contrast: Contrast): boolean {
  const countUnlike = (range: SlotRange, isLike: (way: number) => boolean): number =>
    cutSlots(range, (range.to - range.from) / PARTS).filter(
      (part) => getCount(sums, part) > 0 && !isLike(getWay(sums, contrast, part)),
    ).length;
  const [before, after] = contrast.rest;
  const isRest =
    before === undefined || after !== undefined || countUnlike(before, (way) => way < 1 / 2) <= MOST_UNLIKE;
  return isRest && countUnlike(contrast.stretch, (way) => way > 1 / 2) <= MOST_UNLIKE;
}

/** What is left of some ranges without others that lie in them. */
function leaveOut(ranges: readonly SlotRange[], others: readonly SlotRange[]): SlotRange[] {
  return others
    .reduce<readonly SlotRange[]>(
      (left, other) =>
        left.flatMap((part) =>
          other.from >= part.to || other.to <= part.from
            ? [part]
            : [
                { from: part.from, to: Math.max(part.from, other.from) },
                { from: Math.min(part.to, other.to), to: part.to },
              ],
        ),
      ranges,
    )
    .filter(({ from, to }) => to > from);
}

function sumLengths(ranges: readonly SlotRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}
