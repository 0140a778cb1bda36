import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { cutHalves } from './cutHalves';
import type { DataSlots } from './dataSlots';
import { computeMean, estimateNoise } from './estimateNoise';
import { getAverageFactor, type SeriesContext } from './Series';

/** The second half of the time that has data against the first. Averages and the absolute change are in `averageUnit`. */
export interface MeasuredChange {
  readonly kind: 'measured';
  readonly firstAverage: number;
  readonly secondAverage: number;
  /** From when until when the halves reach; between them may be a gap. */
  readonly first: TimeRangeMs;
  readonly second: TimeRangeMs;
  /** Second minus first. */
  readonly absolute: number;
  /** Absolute over first: 4.9 is +490 %. undefined where there was nothing, never infinite. */
  readonly relative: number | undefined;
  /** Larger than what the noise of the series explains. */
  readonly isSure: boolean;
  /** What lists are sorted by, the larger the more noteworthy; 0 for what is not sure. See `computeChange`. */
  readonly score: number;
}

/** `unknown`: too little time has data. */
export type SeriesChange = MeasuredChange | { readonly kind: 'unknown'; readonly isSure: false; readonly score: 0 };

const UNKNOWN: SeriesChange = { kind: 'unknown', isSure: false, score: 0 };

/** Each half takes at least this part of the range and so many slots: what a service does in its first minutes is no baseline. */
const SHORTEST_HALF = 1 / 12;
const FEWEST_SLOTS = 3;

/** Standard errors that a change has to exceed. With a thousand services, one in a thousand is not rare enough for less. */
const SURE_ERRORS = 3;

/** Few slots give a poor estimate of noise: this many over their number are added, which stands in for Student's t. */
const FEW_SLOTS = 12;

/** Differences below this part of the averages are rounding. */
const ROUNDING = 1e-9;

/**
 * Compares the halves of a series, from its slots (see `toDataSlots`): time without data is in neither half.
 *
 *     score = beyond² / (first + second), beyond = max(0, |absolute| − k × noise), k = 3 + 12 / slots of a half
 *
 * `noise` is the standard error of the difference, from `estimateNoise`. The score weighs the part of the change that noise
 * does not explain by how large a part of the service it is, so that neither 10 → 10.1 cores nor 1 → 3 samples comes first:
 *
 *     0.5 cores, the last quarter missing → absolute 0, relative 0, score 0
 *     0.015 → 0.09 at 40 % of the range   → first 0.03, second 0.09: +0.06 cores, +200 %, score 0.06² / 0.12 = 0.03
 *     10 → 10.3 cores, noise 0.05         → +3 %, score 0.15² / 20.3 = 0.001
 *     data in the last five minutes of an hour → unknown: there is nothing to compare with
 */
export function computeChange({ values, endsMs, slotMs }: DataSlots, context: SeriesContext): SeriesChange {
  const halves = cutHalves(values);
  const { first, second } = halves;
  const shortestMs = SHORTEST_HALF * getDurationMs(context.range);
  if (first.length < FEWEST_SLOTS || first.length * slotMs < shortestMs) {
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
    slotCount: first.length,
  });
  const getHalf = (from: number, end: number): TimeRangeMs => ({
    fromMs: (endsMs[from] ?? 0) - slotMs,
    toMs: endsMs[end - 1] ?? 0,
  });
  return {
    kind: 'measured',
    firstAverage,
    secondAverage,
    first: getHalf(0, first.length),
    second: getHalf(values.length - second.length, values.length),
    absolute,
    relative: absolute === 0 ? 0 : firstAverage === 0 ? undefined : Math.min(absolute / firstAverage, Number.MAX_VALUE),
    isSure: score > 0,
    score,
  };
}

interface ScoreInput {
  readonly absolute: number;
  readonly sum: number;
  /** In the unit of the points. */
  readonly noise: number | undefined;
  readonly factor: number;
  readonly slotCount: number;
}

function computeScore({ absolute, sum, noise, factor, slotCount }: ScoreInput): number {
  if (noise === undefined || sum <= 0) {
    return 0;
  }
  const beyond = Math.max(0, Math.abs(absolute) - (SURE_ERRORS + FEW_SLOTS / slotCount) * noise * factor);
  return beyond ** 2 / sum;
}
