import { computeErrors, type Contrast } from './Contrast';
import { cutSlots, getCount, getMean, type PrefixSums, type SlotRange } from './PrefixSums';

/** Standard errors that a difference has to exceed. They are those of the most lasting noise that the values allow for. */
const LASTING_ERRORS = 4;

/**
 * Slots, and blocks of two of them: where profiles come a little early or late, a slot has none and the next one two, which hides
 * in single slots how much their noise lasts. Few blocks tell too little of it.
 */
const LOOKS = [
  { length: 1, fewest: 5 },
  { length: 2, fewest: 40 },
] as const;

/** So many standard errors more than it looks may be left of a deviation. */
const MARGIN = 1.6;

/** Noise of which more is left in the next block cannot be told from levels. */
const MOST_LEFT = 0.92;

/** Of the squared differences between slots the largest are left out: a slot without a profile, or with two, is no noise of this kind. */
const KEPT_PART = 0.97;

/** Of the mean square of normal values, what is left without the largest 3 %. */
const KEPT_SQUARES = 0.8055;

/**
 * Whether a difference is larger than noise that fades slowly makes it. Such noise strays from its mean for minutes, so that a
 * stretch has fewer independent values than slots: where 0.9 of a deviation is left in the next slot, a 19th of them.
 */
export function exceedsLastingNoise(sums: PrefixSums, contrast: Contrast): boolean {
  const parts = [contrast.stretch, ...contrast.rest];
  return LOOKS.every(({ length, fewest }) => {
    const blocks = parts.map((part) => listBlockMeans(sums, part, length));
    const count = blocks.reduce((total, { length: own }) => total + own, 0);
    return (
      count < fewest || computeErrors(sums, contrast, length * computeLastingVariance(blocks, count)) > LASTING_ERRORS
    );
  });
}

/** NaN for a block that has hardly any data. */
function listBlockMeans(sums: PrefixSums, part: SlotRange, length: number): number[] {
  return cutSlots(part, length).map((block) =>
    getCount(sums, block) >= (block.to - block.from) / 2 ? getMean(sums, block) : Number.NaN,
  );
}

/**
 * Variance that independent blocks would need for means of many to stray as much as theirs do, if noise fades by the same part from
 * block to block (AR(1)): σ² × (1 + φ) / (1 − φ). With γ(k) half the mean square of differences over k blocks, γ(2) / γ(1) = 1 + φ
 * and σ² = γ(1) / (1 − φ). What is between parts is in no difference. φ is taken to be `MARGIN` standard errors larger than it looks;
 * in made series of n blocks these are √(2 (1 + φ) / n).
 *
 *     independent values, 240 of them: φ looks like 0, may be 0.15 → 1.6 × their variance
 *     0.9 of it stays                : φ looks like 0.9, may be 0.92 → 24 × their variance
 */
function computeLastingVariance(parts: ReadonlyArray<readonly number[]>, count: number): number {
  const [next, second] = [1, 2].map((distance) => computeHalfSquare(parts, distance)) as [number, number];
  if (next === 0) {
    return 0;
  }
  const looks = Math.max(0, Math.min(MOST_LEFT, second / next - 1));
  const left = Math.min(MOST_LEFT, looks + MARGIN * Math.sqrt((2 * (1 + looks)) / count));
  return ((next / (1 - left)) * (1 + left)) / (1 - left);
}

function computeHalfSquare(parts: ReadonlyArray<readonly number[]>, distance: number): number {
  const squares: number[] = [];
  for (const means of parts) {
    for (let i = distance; i < means.length; i++) {
      const difference = (means[i] ?? 0) - (means[i - distance] ?? 0);
      if (!Number.isNaN(difference)) {
        squares.push(difference ** 2);
      }
    }
  }
  const isCut = squares.length * (1 - KEPT_PART) >= 1;
  const kept = isCut
    ? Float64Array.from(squares)
        .sort()
        .subarray(0, Math.floor(squares.length * KEPT_PART))
    : squares;
  let sum = 0;
  kept.forEach((square) => (sum += square));
  return squares.length > 0 ? sum / squares.length / (isCut ? KEPT_SQUARES : 1) / 2 : 0;
}
