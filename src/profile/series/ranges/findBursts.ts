import { type Contrast, getShorterLength, getProgress } from './Contrast';
import { computeMeanVariance, fitUsualNoise } from './fitUsualNoise';
import { cutSlots, getCount, getMean, type PrefixSums, type SlotRange } from './PrefixSums';

/** Runs in the rest of a range that go up (or down) as its stretch does. */
export interface Bursts {
  /** Runs of the rest that are higher than noise brings them. */
  readonly runs: readonly SlotRange[];
  /** Slots by which the ends of a run may be off. */
  readonly tolerance: number;
  /** True if some of the rest is more than halfway to the level of the stretch, or some of the stretch less, and noise does not bring it there. */
  readonly isAlike: boolean;
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
    isAlike:
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
