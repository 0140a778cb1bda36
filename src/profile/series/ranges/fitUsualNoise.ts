import type { PrefixSums, SlotRange } from './PrefixSums';

/** Noise that partly persists from slot to slot (AR(1)). */
interface UsualNoise {
  /** Half the mean square of how neighbours differ: the variance of a slot × (1 − persistence). */
  readonly neighbours: number;
  /** Part of a deviation that is still there in the next slot. */
  readonly persistence: number;
}

/** Noise that keeps more of a deviation cannot be told from levels. */
const MAX_PERSISTENCE = 0.9;

/** The largest differences are left out: bursts begin and end there. */
const KEPT_PART = 0.8;

/** Mean square of the smallest four fifths of normal values, as a part of the mean square of all. */
const KEPT_SQUARE = 0.4377;

/**
 * The noise of what is no burst. With γ(k) half the mean square of differences over k slots, γ(2) / γ(1) = 1 + persistence. Unlike
 * `exceedsNoise`, which takes for noise all that a stretch does not explain.
 */
export function fitUsualNoise(sums: PrefixSums, parts: readonly SlotRange[]): UsualNoise {
  const [next, second] = [1, 2].map((distance) => computeUsualSquare(sums, parts, distance)) as [number, number];
  return {
    neighbours: next / 2,
    persistence: next > 0 ? Math.max(0, Math.min(MAX_PERSISTENCE, second / next - 1)) : 0,
  };
}

/** Variance of the mean of so many slots. */
export function computeMeanVariance({ neighbours, persistence }: UsualNoise, length: number): number {
  const lasting =
    (1 + persistence) / (1 - persistence) -
    (2 * persistence * (1 - persistence ** length)) / (length * (1 - persistence) ** 2);
  return ((neighbours / (1 - persistence)) * lasting) / length;
}

/** Mean square of the differences over so many slots within each part. */
function computeUsualSquare({ sum, known }: PrefixSums, parts: readonly SlotRange[], distance: number): number {
  // Runs for each of a thousand resampled series: no lists in between.
  const squares = new Float64Array(parts.reduce((count, { from, to }) => count + to - from, 0));
  let count = 0;
  for (const { from, to } of parts) {
    for (let slot = from + distance; slot < to; slot++) {
      const before = slot - distance;
      if (known[slot + 1] > known[slot] && known[before + 1] > known[before]) {
        const difference = sum[slot + 1] - sum[slot] - sum[before + 1] + sum[before];
        squares[count] = difference * difference;
        count++;
      }
    }
  }
  const kept = squares
    .subarray(0, count)
    .sort()
    .subarray(0, Math.ceil(KEPT_PART * count));
  let total = 0;
  for (let i = 0; i < kept.length; i++) {
    total += kept[i];
  }
  return total / Math.max(1, kept.length) / KEPT_SQUARE;
}
