import type { PrefixSums } from './findSplit';
import { computePrefixSums, findSplit, getMean } from './findSplit';

/** Slots `from` up to, but not including, `to`. */
export interface SlotRange {
  readonly from: number;
  readonly to: number;
}

/** What auto-select chose on a series of slots. */
export interface SlotSelection {
  readonly baseline: SlotRange;
  readonly comparison: SlotRange;
  /** First slot that is not as before any more. undefined where there is none, and the ranges are the first and last quarter. */
  readonly split: number | undefined;
}

/** Fewest slots of a side: one for each of the eight slices that the test of a diff needs. */
const SHORTEST_SIDE = 8;

/** A side is at least this part of the range, so that a burst at its end is not taken for a change. */
const SHORTEST_PART = 1 / 24;

/**
 * The slots of a range are merged to so many blocks for further looks, which see bursts and swings that last for minutes as the
 * noise that they are.
 */
const BLOCK_COUNTS = [48, 24, 12];

/** Standard errors that a split has to exceed, whichever way the noise is looked at. */
const SPLIT_SCORE = 6;

/** Slots left out on each side of the split: a profile stands for the time before it is sent. */
const GUARD_SLOTS = 2;

/** The longer side is at most so many times the shorter one: more would make the difference hardly more certain. */
const LONGEST_RATIO = 3;

/**
 * The two parts of a series that show its largest change: the best split, then the settled part on each side of it.
 *
 *     1 1 1 1 1 1 3 3 6 6 6 6 6 6      split at the 3; the 3s are on the way and belong to neither side
 *     1 1 1 1 6 6 6 6 1 1 1 1 1 1      split at the first 6; comparison ends with the last
 *
 * Missing slots (NaN) count as the caller fills them. Without a change that stands out: the first and the last quarter.
 */
export function selectSlots(slots: Float64Array): SlotSelection {
  const count = slots.length;
  const sums = computePrefixSums(slots);
  const shortest = Math.max(SHORTEST_SIDE, Math.ceil(count * SHORTEST_PART));
  const split = findClearSplit(sums, { from: 0, to: count }, shortest);
  if (split === undefined) {
    return selectQuarters(count);
  }
  const before = settleBefore(sums, split, shortest);
  const after = settleAfter(sums, split, count, { shortest, level: getMean(sums, before.from, before.to) });
  return { ...limitRatio(guard(before, after, count)), split: before.to };
}

/** The first and the last quarter, as much as there is of them. */
export function selectQuarters(count: number): SlotSelection {
  const quarter = Math.floor(count / 4);
  return { baseline: { from: 0, to: quarter }, comparison: { from: count - quarter, to: count }, split: undefined };
}

function findClearSplit(sums: PrefixSums, { from, to }: SlotRange, shortest: number): number | undefined {
  const split = findSplit(sums, from, to, shortest);
  if (!split || split.score < SPLIT_SCORE) {
    return undefined;
  }
  const isClear = BLOCK_COUNTS.every((count) => isClearInBlocks(sums, { from, to }, split.at, count));
  return isClear ? split.at : undefined;
}

/**
 * Whether a split is clear with blocks instead of slots, which neighbours that are alike do not make clearer. A side of a single
 * block, which may be one burst, has to differ twice as much as a long one.
 */
function isClearInBlocks(sums: PrefixSums, { from, to }: SlotRange, at: number, blockCount: number): boolean {
  const blockLength = Math.max(1, (to - from) / blockCount);
  const before = summariseBlocks(sums, { from, to: at }, blockLength);
  const after = summariseBlocks(sums, { from: at, to }, blockLength);
  const difference = Math.abs(after.mean - before.mean);
  // Mean square of successive differences (von Neumann): another step on one side adds hardly anything to it.
  const variance = (before.squares + after.squares) / (2 * Math.max(1, before.count + after.count - 2));
  const error = Math.sqrt(variance * (1 / before.count + 1 / after.count));
  return difference > SPLIT_SCORE * (1 + 1 / Math.min(before.count, after.count)) * error;
}

interface Blocks {
  readonly count: number;
  readonly mean: number;
  /** Σ (mean of a block − mean of the block before)² */
  readonly squares: number;
}

function summariseBlocks(sums: PrefixSums, { from, to }: SlotRange, blockLength: number): Blocks {
  const count = Math.max(1, Math.round((to - from) / blockLength));
  const getStart = (block: number): number => from + Math.floor((block * (to - from)) / count);
  let squares = 0;
  for (let block = 1; block < count; block++) {
    const [start, middle, end] = [getStart(block - 1), getStart(block), getStart(block + 1)];
    squares += (getMean(sums, middle, end) - getMean(sums, start, middle)) ** 2;
  }
  return { count, mean: getMean(sums, from, to), squares };
}

/** The part before the split that has one level, nearest to the split. */
function settleBefore(sums: PrefixSums, split: number, shortest: number): SlotRange {
  const level = getMean(sums, split, Math.min(sums.sum.length - 1, split + shortest));
  let range = { from: 0, to: split };
  for (;;) {
    const at = findClearSplit(sums, range, shortest);
    if (at === undefined) {
      return range;
    }
    const far = { from: range.from, to: at };
    const near = { from: at, to: range.to };
    range = isOnTheWay(sums, { far, near, level }) ? far : near;
  }
}

/** The part after the split that has one level, nearest to the split. */
function settleAfter(
  sums: PrefixSums,
  split: number,
  count: number,
  { shortest, level }: { readonly shortest: number; readonly level: number },
): SlotRange {
  let range = { from: split, to: count };
  for (;;) {
    const at = findClearSplit(sums, range, shortest);
    if (at === undefined) {
      return range;
    }
    const far = { from: at, to: range.to };
    const near = { from: range.from, to: at };
    range = isOnTheWay(sums, { far, near, level }) ? far : near;
  }
}

/** What is on its way from one level to another takes at most this part of the time that the other level lasts. */
const LONGEST_WAY = 1 / 3;

/** Whether the part near the split is short and lies between the level of the other side and that of the part behind it. */
function isOnTheWay(
  sums: PrefixSums,
  { far, near, level }: { readonly far: SlotRange; readonly near: SlotRange; readonly level: number },
): boolean {
  const nearMean = getMean(sums, near.from, near.to);
  const farMean = getMean(sums, far.from, far.to);
  return (nearMean - level) * (farMean - nearMean) > 0 && near.to - near.from < LONGEST_WAY * (far.to - far.from);
}

/** Leaves out what is next to a change: the split, and where a side was cut, its far end. */
function guard(before: SlotRange, after: SlotRange, count: number): Pick<SlotSelection, 'baseline' | 'comparison'> {
  return {
    baseline: shorten(before, { atStart: before.from > 0, atEnd: true }),
    comparison: shorten(after, { atStart: true, atEnd: after.to < count }),
  };
}

function shorten(
  { from, to }: SlotRange,
  { atStart, atEnd }: { readonly atStart: boolean; readonly atEnd: boolean },
): SlotRange {
  const spare = Math.floor((to - from - SHORTEST_SIDE) / (Number(atStart) + Number(atEnd)));
  const slots = Math.max(0, Math.min(GUARD_SLOTS, spare));
  return { from: from + (atStart ? slots : 0), to: to - (atEnd ? slots : 0) };
}

function limitRatio({
  baseline,
  comparison,
}: Pick<SlotSelection, 'baseline' | 'comparison'>): Pick<SlotSelection, 'baseline' | 'comparison'> {
  const baselineLength = baseline.to - baseline.from;
  const comparisonLength = comparison.to - comparison.from;
  return {
    baseline: { from: Math.max(baseline.from, baseline.to - LONGEST_RATIO * comparisonLength), to: baseline.to },
    comparison: {
      from: comparison.from,
      to: Math.min(comparison.to, comparison.from + LONGEST_RATIO * baselineLength),
    },
  };
}
