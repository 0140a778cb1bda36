import { cutRange } from 'profile/series/slices/cutRange';
import type { Sides } from 'profile/Sides';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Fewest slices of a side that say how much it varies. */
export const MIN_SLICES = 8;

/** Slices of a side if both are equally long. */
const USUAL_SLICES = 12;
const MOST_SLICES = 24;

/** Usual distance between two profiles if the series does not show it. */
const PROFILE_MS = 15_000;

/** Distance between profiles, as a series shows it. */
export interface Pace {
  /** Usual distance between two points, see `DataTime`. */
  readonly slotMs: number;
  /** A series shows nothing shorter than its step. */
  readonly stepMs: number;
}

export type SlicePlan = Sides<readonly TimeRangeMs[]>;

/**
 * Plans the parts of both sides to ask for, so that it can be told how sure their difference is: 8 to 24 each, of the
 * same length on both sides as long as one is at most three times the other, but for a profile more or less. undefined
 * for a side with fewer than eight profiles.
 *
 *     30 min, 30 min → 12 and 12 of 2.5 min     10 min, 30 min → 8 and 24 of 75 s     1 min, 30 min → undefined
 */
export function planSlices(baseline: TimeRangeMs, comparison: TimeRangeMs, pace?: Pace): SlicePlan | undefined {
  const durations = [getDurationMs(baseline), getDurationMs(comparison)];
  const shorterMs = Math.min(...durations);
  const gridMs = chooseGrid(shorterMs, pace);
  const mostOfShorter = Math.floor(shorterMs / gridMs);
  if (mostOfShorter < MIN_SLICES) {
    return undefined;
  }
  const ratio = Math.max(...durations) / shorterMs;
  const ofShorter = Math.min(
    mostOfShorter,
    Math.max(MIN_SLICES, Math.min(USUAL_SLICES, Math.floor(MOST_SLICES / ratio))),
  );
  const sliceMs = shorterMs / ofShorter;
  const cut = (range: TimeRangeMs): TimeRangeMs[] =>
    cutRange(range, Math.min(MOST_SLICES, Math.round(getDurationMs(range) / sliceMs)), gridMs);
  return { baseline: cut(baseline), comparison: cut(comparison) };
}

/**
 * Chooses the unit of a slice's length. It is a slot, since otherwise some slices would have a profile more than
 * others. If steps are too long for eight slices, profiles may well come more often than once a step.
 */
function chooseGrid(shorterMs: number, { slotMs, stepMs }: Pace = { slotMs: PROFILE_MS, stepMs: PROFILE_MS }): number {
  const isOftener = slotMs <= stepMs && shorterMs < MIN_SLICES * slotMs;
  return isOftener ? Math.min(slotMs, PROFILE_MS) : slotMs;
}

export interface PlannedRanges {
  readonly baseline: TimeRangeMs;
  readonly comparison: TimeRangeMs;
  readonly plan: SlicePlan;
}

/**
 * Plans the plan after one side moved: as long as that gives the other one 8 to 24 parts of the same length, the side
 * that stayed keeps its parts, which are here already. Else as `planSlices`.
 *
 *     10 min, 10 min → 12 and 12     the comparison becomes 15 min → 12 and 18 (anew, it would be 12 and 18, too)
 *     10 min, 10 min → 12 and 12     the comparison becomes 8 min → 12 and 10 (anew, it would be 15 and 12)
 */
export function planMovedSlices(
  before: PlannedRanges | undefined,
  baseline: TimeRangeMs,
  comparison: TimeRangeMs,
  pace?: Pace,
): SlicePlan | undefined {
  if (before && isSameRange(before.baseline, baseline)) {
    const parts = cutAlike(before.plan.baseline.length, baseline, comparison, pace);
    return parts ? { baseline: before.plan.baseline, comparison: parts } : planSlices(baseline, comparison, pace);
  }
  if (before && isSameRange(before.comparison, comparison)) {
    const parts = cutAlike(before.plan.comparison.length, comparison, baseline, pace);
    return parts ? { baseline: parts, comparison: before.plan.comparison } : planSlices(baseline, comparison, pace);
  }
  return planSlices(baseline, comparison, pace);
}

/** Cuts a range into parts as long as another range's. */
function cutAlike(
  keptCount: number,
  kept: TimeRangeMs,
  moved: TimeRangeMs,
  pace: Pace | undefined,
): TimeRangeMs[] | undefined {
  const gridMs = chooseGrid(getDurationMs(moved), pace);
  const count = Math.round(getDurationMs(moved) / (getDurationMs(kept) / keptCount));
  const isPossible = count >= MIN_SLICES && count <= MOST_SLICES && count <= Math.floor(getDurationMs(moved) / gridMs);
  return isPossible ? cutRange(moved, count, gridMs) : undefined;
}

/** True if both sides cover the same time, part by part, so that their difference is not due to time. */
export function isPaired({ baseline, comparison }: SlicePlan): boolean {
  return (
    baseline.length === comparison.length &&
    baseline.every((range, part) => isSameRange(range, comparison[part] ?? { fromMs: NaN, toMs: NaN }))
  );
}

function isSameRange(left: TimeRangeMs, right: TimeRangeMs): boolean {
  return left.fromMs === right.fromMs && left.toMs === right.toMs;
}
