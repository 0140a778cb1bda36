import { MIN_SLICES } from '../diff/computeSureness';
import { cutRange } from '../slices/cutRange';
import type { TimeRangeMs } from '../time/TimeRangeMs';
import { getDurationMs } from '../time/TimeRangeMs';

/** Slices of a side where both are equally long. */
const USUAL_SLICES = 12;
const MOST_SLICES = 24;

export interface SlicePlan {
  readonly baseline: readonly TimeRangeMs[];
  readonly comparison: readonly TimeRangeMs[];
}

/**
 * The parts of both sides to ask for, so that it can be told how sure their difference is: 8 to 24 each, of the same length on
 * both sides as long as one is at most three times the other. undefined for a side with fewer than eight profiles
 * (`profileMs`: time from one profile to the next).
 *
 *     30 min, 30 min → 12 and 12 of 2.5 min     10 min, 30 min → 8 and 24 of 75 s     1 min, 30 min → undefined
 */
export function planSlices(baseline: TimeRangeMs, comparison: TimeRangeMs, profileMs = 15_000): SlicePlan | undefined {
  const durations = [getDurationMs(baseline), getDurationMs(comparison)];
  const shorterMs = Math.min(...durations);
  const mostOfShorter = Math.floor(shorterMs / profileMs);
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
    cutRange(range, Math.min(MOST_SLICES, Math.round(getDurationMs(range) / sliceMs)));
  return { baseline: cut(baseline), comparison: cut(comparison) };
}
