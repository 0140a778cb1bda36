import { cutHalves } from './cutHalves';
import { computeMean, estimateNoise } from './estimateNoise';
import type { Series, SeriesContext } from './Series';
import { getAverageFactor, toSlots } from './Series';

/** The second half of a range against the first. Averages and the absolute change are in `averageUnit`. */
export interface MeasuredChange {
  /** `new`: nothing in the first half; `gone`: nothing in the second. */
  readonly kind: 'measured' | 'new' | 'gone';
  readonly firstAverage: number;
  readonly secondAverage: number;
  /** Second minus first. */
  readonly absolute: number;
  /** Absolute over first: 4.9 is +490 %, -1 for what is gone. undefined for what is new, never infinite. */
  readonly relative: number | undefined;
  /** Larger than what the noise of the series explains. */
  readonly isSure: boolean;
  /** What lists are sorted by, the larger the more noteworthy; 0 for what is not sure. See `computeChange`. */
  readonly score: number;
}

/** `unknown`: no points, or (pictures of one moment) none to compare with. */
export type SeriesChange = MeasuredChange | { readonly kind: 'unknown'; readonly isSure: false; readonly score: 0 };

const UNKNOWN: SeriesChange = { kind: 'unknown', isSure: false, score: 0 };

/** Standard errors that a change has to exceed. With a thousand services, one in a thousand is not rare enough for less. */
const SURE_ERRORS = 3;

/** Few chunks give a poor estimate of noise: this many over their number are added, which stands in for Student's t. */
const FEW_CHUNKS = 6;

/** Differences below this part of the averages are rounding. */
const ROUNDING = 1e-9;

/**
 * Compares the halves of `context.range` (see `computeSettledRange` for ranges that end now).
 *
 *     score = beyond² / (first + second), beyond = max(0, |absolute| − k × noise), k = 3 + 6 / chunks of a half
 *
 * `noise` is the standard error of the difference, from `estimateNoise`. The score weighs the part of the change that noise
 * does not explain by how large a part of the service it is, so that neither 10 → 10.1 cores nor 1 → 3 samples comes first:
 *
 *     0.5 cores throughout                → absolute 0, relative 0, score 0
 *     0.015 → 0.09 at 40 % of the range   → first 0.03, second 0.09: +0.06 cores, +200 %, score 0.06² / 0.12 = 0.03
 *     10 → 10.3 cores, noise 0.05         → +3 %, score 0.15² / 20.3 = 0.001
 *     one sample (0.01 cores) in 120 steps of the second half → new, but not sure, score 0
 */
export function computeChange(series: Series, context: SeriesContext): SeriesChange {
  const slots = toSlots(series, context);
  if (slots.every(Number.isNaN)) {
    return UNKNOWN;
  }
  const halves = cutHalves(slots, context.kind);
  const { first, second } = halves;
  if (first.length === 0 && second.length === 0) {
    return UNKNOWN;
  }
  const factor = getAverageFactor(context);
  const firstAverage = computeMean(first) * factor;
  const secondAverage = computeMean(second) * factor;
  const isUnmoved = Math.abs(secondAverage - firstAverage) <= ROUNDING * Math.max(firstAverage, secondAverage);
  const absolute = isUnmoved ? 0 : secondAverage - firstAverage;
  const score = computeScore({
    absolute,
    sum: firstAverage + secondAverage,
    noise: estimateNoise(halves),
    factor,
    chunkCount: Math.min(first.length || Infinity, second.length || Infinity),
  });
  return {
    kind: getKind(firstAverage, secondAverage),
    firstAverage,
    secondAverage,
    absolute,
    relative: absolute === 0 ? 0 : firstAverage === 0 ? undefined : Math.min(absolute / firstAverage, Number.MAX_VALUE),
    isSure: score > 0,
    score,
  };
}

function getKind(firstAverage: number, secondAverage: number): MeasuredChange['kind'] {
  if (firstAverage === 0 && secondAverage > 0) {
    return 'new';
  }
  return secondAverage === 0 && firstAverage > 0 ? 'gone' : 'measured';
}

interface ScoreInput {
  readonly absolute: number;
  readonly sum: number;
  /** In the unit of the points. */
  readonly noise: number | undefined;
  readonly factor: number;
  readonly chunkCount: number;
}

function computeScore({ absolute, sum, noise, factor, chunkCount }: ScoreInput): number {
  if (noise === undefined || sum <= 0) {
    return 0;
  }
  const beyond = Math.max(0, Math.abs(absolute) - (SURE_ERRORS + FEW_CHUNKS / chunkCount) * noise * factor);
  return beyond ** 2 / sum;
}
