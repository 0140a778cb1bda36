import { computeMean, computeSpread } from 'profile/series/change/means';
import type { SlotRange } from './PrefixSums';

/** Weight, in slots, of the joint variance of both sides that is mixed into each side's variance. */
const BOTH = 6;

/** Variation below this part of the values' squares is rounding. */
const ROUNDING = 1e-12;

/**
 * Moves every border between consecutive parts to its likeliest place: each slot belongs to the level that it is nearer to, in
 * standard deviations of that level. Noise grows with the level, and least squares, which found the parts, then put a border where
 * a high level happens to be low for a while. A part keeps at least half of its slots on each side. NaN is no value.
 */
export function placeBorders(slots: Float64Array, parts: readonly SlotRange[]): SlotRange[] {
  const placed = [...parts];
  for (let i = 1; i < placed.length; i++) {
    const [before, after] = [placed[i - 1], placed[i]];
    if (before && after && before.to === after.from) {
      const border = placeBorder(slots, before, after);
      placed[i - 1] = { from: before.from, to: border };
      placed[i] = { from: border, to: after.to };
    }
  }
  return placed;
}

function placeBorder(slots: Float64Array, before: SlotRange, after: SlotRange): number {
  const [left, right] = [before, after].map((part) => computeLevel(slots, part)) as [Level, Level];
  const both = (left.squares + right.squares) / Math.max(1, left.count + right.count);
  const least = ROUNDING * (left.mean ** 2 + right.mean ** 2);
  const [leftVariance, rightVariance] = [left, right].map(({ squares, count }) =>
    Math.max(least, (squares + BOTH * both) / (count + BOTH)),
  ) as [number, number];
  if (!(leftVariance > 0 && rightVariance > 0)) {
    return before.to;
  }
  const shift = Math.log(leftVariance / rightVariance);
  const first = before.to - Math.floor((before.to - before.from) / 2);
  const last = after.from + Math.floor((after.to - after.from) / 2);
  let [border, cost, lowest] = [before.to, 0, Infinity];
  for (let slot = first; slot <= last; slot++) {
    // −2 ln of the likelihood of all slots from `first` up to here on the left, over that on the right.
    if (cost < lowest) {
      [border, lowest] = [slot, cost];
    }
    const value = slots[slot];
    if (!Number.isNaN(value)) {
      cost += (value - left.mean) ** 2 / leftVariance - (value - right.mean) ** 2 / rightVariance + shift;
    }
  }
  return border;
}

interface Level {
  readonly mean: number;
  /** Σ (value − mean)² */
  readonly squares: number;
  readonly count: number;
}

function computeLevel(slots: Float64Array, { from, to }: SlotRange): Level {
  const values = slots.subarray(from, to).filter((value) => !Number.isNaN(value));
  return { mean: computeMean(values), squares: computeSpread(values), count: values.length };
}
