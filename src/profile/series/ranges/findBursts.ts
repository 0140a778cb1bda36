import { type Contrast, getProgress, getShorterLength } from './Contrast';
import { cutSlots, getCount, getMean, type PrefixSums, type SlotRange } from './PrefixSums';

/** Runs in the rest of a range that go up (or down) as its stretch does. */
export interface Bursts {
  /** Runs of the rest that are higher than noise brings them. */
  readonly runs: readonly SlotRange[];
  /** Slots by which the ends of a run may be off. */
  readonly tolerance: number;
  /** True if some of the rest is more than halfway to the level of the stretch, or some of the stretch less, and noise does not bring it there. */
  readonly areLevelsMixed: boolean;
}

/** Blocks are so long that noise takes one halfway to the other level once in three hundred thousand: 4.5 standard errors. */
const HALFWAY_ERRORS = 4.5;

/** A run that is shorter than this part of the stretch is a spike, not a burst. */
export const SHORTEST_BURST = 1 / 8;

/** Least height of a burst, as a part of the stretch's height. */
const SMALLEST_HEIGHT = 0.1;

export function findBursts(sums: PrefixSums, contrast: Contrast): Bursts {
  const { stretch, rest, stretchMean, restMean } = contrast;
  const difference = stretchMean - restMean;
  const noise = fitUsualNoise(sums, [stretch, ...rest]);
  const getError = (length: number): number => HALFWAY_ERRORS * Math.sqrt(computeMeanVariance(noise, length));
  const needed = Math.ceil((2 * HALFWAY_ERRORS) ** 2 * (noise.neighbours / difference ** 2));
  const shorter = getShorterLength(contrast);
  const length = Math.max(1, Math.min(Math.ceil(shorter / 4), Math.max(needed, Math.round(shorter * SHORTEST_BURST))));
  const cut = (part: SlotRange): SlotRange[] =>
    part.to - part.from < length
      ? []
      : cutSlots(part, length).filter((block) => 2 * getCount(sums, block) >= block.to - block.from);
  const halfway = Math.max(1 / 2, getError(length) / Math.abs(difference));
  const restBlocks = rest.map(cut);
  const level = getMedian(restBlocks.flat().map((block) => getMean(sums, block))) ?? restMean;
  const getHeight = (part: SlotRange): number => (getMean(sums, part) - level) * Math.sign(difference);
  const least = Math.max(getError(length), SMALLEST_HEIGHT * getHeight(stretch));
  return {
    runs: restBlocks.flatMap((blocks) => listRuns(blocks, (block) => getHeight(block) > least)),
    tolerance: length,
    areLevelsMixed:
      restBlocks.flat().some((block) => getProgress(sums, contrast, block) > halfway) ||
      cut(stretch).some((block) => getProgress(sums, contrast, block) < 1 - halfway),
  };
}

/** Neighbouring blocks that all are something, as one. */
function listRuns(blocks: readonly SlotRange[], is: (block: SlotRange) => boolean): SlotRange[] {
  const runs: SlotRange[] = [];
  for (const block of blocks.filter(is)) {
    const last = runs.at(-1);
    if (last?.to === block.from) {
      runs[runs.length - 1] = { from: last.from, to: block.to };
    } else {
      runs.push(block);
    }
  }
  return runs;
}

function getMedian(values: readonly number[]): number | undefined {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];
}

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
function fitUsualNoise(sums: PrefixSums, parts: readonly SlotRange[]): UsualNoise {
  const [next, second] = [1, 2].map((distance) => computeUsualSquare(sums, parts, distance)) as [number, number];
  return {
    neighbours: next / 2,
    persistence: next > 0 ? Math.max(0, Math.min(MAX_PERSISTENCE, second / next - 1)) : 0,
  };
}

/** Variance of the mean of so many slots. */
function computeMeanVariance({ neighbours, persistence }: UsualNoise, length: number): number {
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
