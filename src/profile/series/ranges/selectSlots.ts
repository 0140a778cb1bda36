import { computeMean, computeSpread } from 'profile/series/change/means';
import type { Sides } from 'profile/Sides';
import { findClearStretch } from './findClearStretch';
import type { ClearLimits } from './isClear';
import { maskBursts } from './maskBursts';
import { placeBorders } from './placeBorders';
import { computePrefixSums, getCount, getMean, type PrefixSums, type SlotRange, sumLengths } from './PrefixSums';

/** The stretch that stands out. */
interface SlotStretch extends SlotRange {
  /** `to` is the end of the series: nothing is known of what came after. */
  readonly isLasting: boolean;
  /** First slot at the full level; later than `from` if the change came in several jumps or little by little. */
  readonly settledFrom: number;
  /** The series rises or falls all along, so that no part of it has a level. */
  readonly isSteady: boolean;
}

/** Ranges that auto-select chose on a series of slots. */
export interface SlotSelection {
  readonly baseline: SlotRange;
  readonly comparison: SlotRange;
  /** undefined if nothing stands out; the ranges are then the first and last quarter. */
  readonly stretch: SlotStretch | undefined;
}

/** Shortest side beside a stretch, as a part of the range. */
const SHORTEST_SIDE = 1 / 24;

/** An hour of a day is a stretch, even if it is a slot short. */
const SHORTEST_STRETCH = 1 / 32;

/** Fewest slots that show a level. */
const FEWEST_SLOTS = 4;

/** Part at each end that is compared if a series rises or falls steadily. */
const STEADY_SIDE = 1 / 8;

/** A side has eight profiles, one for each of the slices that the test of a diff needs. */
const SHORTEST_SIDE_MS = 120_000;

/** Batches and collections that last for a few minutes are what a service usually does. */
const SHORTEST_STRETCH_MS = 270_000;

/** Slots left out next to a change: a profile stands for the time before it is sent. */
const GUARD_SLOTS = 2;

/** The longer side is at most so many times the shorter one: more would make the difference hardly more certain. */
const LONGEST_RATIO = 3;

/** Longest transition between two levels, as a part of the time that the other level lasts. */
const LONGEST_WAY = 1 / 3;

/**
 * Finds the two parts of a series that show its largest change: the stretch that differs most from the rest and the
 * part beside it, and then the settled part of each.
 *
 *     1 1 1 1 1 1 3 3 6 6 6 6 6 6      since the first 3; the 3s are on the way and belong to neither side
 *     1 1 1 1 6 6 6 6 1 1 1 1 1 1      from the first 6 to the last; baseline is the part before, if it is as long, or that after
 *     1 1 1 2 2 2 6 6 6 6 6 6 6 6      since the first 6; the baseline begins with the first 2
 *     1 2 3 4 5 6 7 8 9 10 11 12 13    all along: its ends are compared
 *
 * Slots that are NaN have no data; no side has one. Without a stretch that stands out: the first and the last quarter.
 */
export function selectSlots(slots: Float64Array, slotMs: number): SlotSelection {
  const whole = { from: 0, to: slots.length };
  const beside = Math.max(FEWEST_SLOTS, SHORTEST_SIDE_MS / slotMs, slots.length * SHORTEST_SIDE);
  const stretch = Math.max(FEWEST_SLOTS, SHORTEST_STRETCH_MS / slotMs, slots.length * SHORTEST_STRETCH);
  const { steady, bursts } = maskBursts(slots, stretch);
  const sums = computePrefixSums(steady);
  const all = computePrefixSums(slots);
  const maxPersistence = computeMostLeft(slots.length, slotMs);
  const found = findClearStretch(sums, whole, { stretch, beside, maxPersistence, bursts, all });
  if (!found) {
    return selectQuarters(slots);
  }
  const list = (range: SlotRange): SlotRange[] =>
    listSegments(sums, range, { stretch: beside, beside, maxPersistence, bursts, all });
  const settle = (nearToFar: readonly SlotRange[], level: SlotRange): SlotRange =>
    settleFrom(slots, sums, nearToFar, getMean(sums, level));
  const [early, within, late] = [
    list({ from: 0, to: found.from }),
    list(found),
    found.to < slots.length ? list({ from: found.to, to: slots.length }) : [],
  ];
  const parts = placeBorders(steady, [...early, ...within, ...late]);
  const upTo = parts.slice(0, early.length);
  const inside = parts.slice(early.length, early.length + within.length);
  const then = parts.slice(early.length + within.length);
  const before = settle([...upTo].reverse(), inside[0] ?? found);
  const comparison = settle(inside, before);
  const after = then.length > 0 ? settle(then, inside.at(-1) ?? found) : undefined;
  const hasEnded = after !== undefined && isReturn(sums, before, comparison, after);
  if (!hasEnded && isGradual(slots, [...upTo, ...inside, ...then])) {
    return selectEnds(slots, Math.max(beside, slots.length * STEADY_SIDE));
  }
  const isBefore = !hasEnded || getCount(sums, before) >= Math.min(getCount(sums, after), getCount(sums, comparison));
  return {
    ...limitRatio(trim(slots, isBefore ? before : after, slotMs), trim(slots, comparison, slotMs)),
    stretch: {
      from: before.to,
      to: hasEnded ? after.from : slots.length,
      isLasting: !hasEnded,
      settledFrom: comparison.from,
      isSteady: false,
    },
  };
}

/** Selects both ends of a series that rises or falls steadily. */
function selectEnds(slots: Float64Array, length: number): SlotSelection {
  const baseline = getLongestCovered(slots, { from: 0, to: Math.ceil(length) });
  const comparison = getLongestCovered(slots, { from: slots.length - Math.ceil(length), to: slots.length });
  const stretch = { from: baseline.to, to: slots.length, settledFrom: comparison.from };
  return { baseline, comparison, stretch: { ...stretch, isLasting: true, isSteady: true } };
}

/** Time, and part of the range, after which 1/e of a noise deviation is left. A deviation that lasts longer counts as a level. */
const LONGEST_NOISE_MS = 180_000;
const LONGEST_NOISE = 1 / 20;

/** Upper limit, however short slots are: noise that persists more cannot be told from levels. */
const MAX_PERSISTENCE = 0.92;

function computeMostLeft(slotCount: number, slotMs: number): number {
  return Math.min(MAX_PERSISTENCE, Math.exp(-slotMs / Math.max(LONGEST_NOISE_MS, LONGEST_NOISE * slotCount * slotMs)));
}

/** Selects the first and the last quarter of the slots with data. */
function selectQuarters(slots: Float64Array): SlotSelection {
  const known = Array.from(slots.keys()).filter((slot) => !Number.isNaN(slots[slot]));
  const quarter = Math.max(1, Math.floor(known.length / 4));
  const toRange = (places: readonly number[]): SlotRange =>
    getLongestCovered(slots, { from: places[0] ?? 0, to: (places.at(-1) ?? 0) + 1 });
  return { baseline: toRange(known.slice(0, quarter)), comparison: toRange(known.slice(-quarter)), stretch: undefined };
}

/** A range cut wherever its level changes, in order. */
function listSegments(sums: PrefixSums, range: SlotRange, limits: ClearLimits): SlotRange[] {
  const stretch = findClearStretch(sums, range, limits);
  return stretch
    ? [{ from: range.from, to: stretch.from }, stretch, { from: stretch.to, to: range.to }]
        .filter(({ from, to }) => to > from)
        .flatMap((part) => listSegments(sums, part, limits))
    : [range];
}

/**
 * Finds the segment nearest to a change that is not part of the transition: between both levels, and short or rising
 * (falling) steadily. `level`: level on the other side of the change.
 */
function settleFrom(slots: Float64Array, sums: PrefixSums, nearToFar: readonly SlotRange[], level: number): SlotRange {
  let settled = nearToFar[0] ?? { from: 0, to: 0 };
  for (const [place, far] of nearToFar.entries()) {
    const skipped = nearToFar.slice(0, place);
    const near = skipped.at(-1);
    if (near) {
      const [nearMean, farMean] = [getMean(sums, near), getMean(sums, far)];
      if ((nearMean - level) * (farMean - nearMean) <= 0) {
        break;
      }
      const isShort = sumLengths(skipped) < LONGEST_WAY * (far.to - far.from);
      settled = isShort || isGradual(slots, skipped) ? far : settled;
    }
  }
  return settled;
}

/** A stretch has ended if what follows goes at least this part of the way back. */
const LEAST_RETURN = 1 / 3;

function isReturn(sums: PrefixSums, before: SlotRange, stretch: SlotRange, after: SlotRange): boolean {
  const [from, level, to] = [before, stretch, after].map((part) => getMean(sums, part)) as [number, number, number];
  return (to - level) / (from - level) >= LEAST_RETURN;
}

/** Drops the slots next to a change, and keeps the longest part without gaps. */
function trim(slots: Float64Array, range: SlotRange, slotMs: number): SlotRange {
  const { from, to } = getLongestCovered(slots, range);
  const isCut = (slot: number): boolean => slot > 0 && slot < slots.length;
  const ends = Number(isCut(from)) + Number(isCut(to));
  const kept = Math.max(SHORTEST_SIDE_MS / slotMs, (to - from) / 2);
  const guard = Math.max(0, Math.min(GUARD_SLOTS, Math.floor((to - from - kept) / ends)));
  return { from: from + (isCut(from) ? guard : 0), to: to - (isCut(to) ? guard : 0) };
}

function getLongestCovered(slots: Float64Array, { from, to }: SlotRange): SlotRange {
  let longest = { from, to: from };
  let start = from;
  for (let slot = from; slot <= to; slot++) {
    if (slot === to || Number.isNaN(slots[slot])) {
      longest = slot - start > longest.to - longest.from ? { from: start, to: slot } : longest;
      start = slot + 1;
    }
  }
  return longest;
}

function limitRatio(baseline: SlotRange, comparison: SlotRange): Sides<SlotRange> {
  return { baseline: keepNear(baseline, comparison), comparison: keepNear(comparison, baseline) };
}

/** The end of a range that is nearer to another range, at most so long that it is `LONGEST_RATIO` times as long. */
function keepNear({ from, to }: SlotRange, other: SlotRange): SlotRange {
  const most = LONGEST_RATIO * (other.to - other.from);
  return from < other.from ? { from: Math.max(from, to - most), to } : { from, to: Math.min(to, from + most) };
}

/** One level has to explain this much less than a line does, which has one more number to fit. */
const ONE_LEVEL = 0.8;

/**
 * True if neighbouring parts are better described by one line than by a level each: they are pieces of a slow rise or fall, and no
 * steps.
 */
function isGradual(slots: Float64Array, parts: readonly SlotRange[]): boolean {
  const from = Math.min(...parts.map((part) => part.from));
  const to = Math.max(...parts.map((part) => part.to));
  const line = computeLineSpread(slots, { from, to });
  const levels = parts.reduce((sum, part) => sum + computeSpread(listValues(slots, part)), 0);
  return line < (parts.length === 1 ? ONE_LEVEL : 1) * levels;
}

function listValues(slots: Float64Array, { from, to }: SlotRange): Float64Array {
  return slots.subarray(from, to).filter((value) => !Number.isNaN(value));
}

/** Σ (value − line)² of the line that fits best. */
function computeLineSpread(slots: Float64Array, range: SlotRange): number {
  const values = listValues(slots, range);
  const places = Float64Array.from(slots.subarray(range.from, range.to).keys()).filter(
    (place) => !Number.isNaN(slots[range.from + place]),
  );
  const [meanPlace, meanValue] = [computeMean(places), computeMean(values)];
  const products = values.reduce((sum, value, i) => sum + (value - meanValue) * (places[i] - meanPlace), 0);
  const squares = computeSpread(places);
  return computeSpread(values) - (squares > 0 ? products ** 2 / squares : 0);
}
