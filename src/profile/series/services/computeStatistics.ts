import { computeSlotTotals, type SeriesTotals } from 'profile/series/change/computeTotals';
import { type DataSlots, dropArriving, toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime, type DataTime } from 'profile/series/change/dataTime';
import {
  computeCoveredPart,
  computeSourceTime,
  judgeMissing,
  type MissingTime,
  type SourceTime,
} from 'profile/series/change/judgeMissing';
import { computeBlockMeans, computeMean } from 'profile/series/change/means';
import { getAverageFactor, type Series, type SeriesContext } from 'profile/series/change/Series';
import { selectInSlots } from 'profile/series/ranges/autoSelect';
import { computeChange, type SeriesChange, UNKNOWN_CHANGE } from './computeChange';

/** Numbers that lists show about one series. */
export interface SeriesStatistics {
  readonly totals: SeriesTotals;
  /**
   * Average over the time in which any series of the answer has data: the series' contribution to the sum of all. Less
   * than `totals.average` if others go on without it. undefined together with that.
   */
  readonly averageOfAll: number | undefined;
  readonly change: SeriesChange;
  readonly volatility: Volatility | undefined;
  /** Parts of the range without data; undefined if all of it has data. */
  readonly missing: MissingTime | undefined;
  /** True if its points add up an unknown number of moments: it has no average, and its change is unknown. */
  readonly isSumOfMoments: boolean;
}

export interface AnswerStatistics {
  readonly byName: ReadonlyMap<string, SeriesStatistics>;
  /** Times at which any of the series has data; undefined if none has. */
  readonly source: SourceTime | undefined;
}

/**
 * Computes the statistics of all series of one answer, by name, over the time that has data. Change and volatility
 * leave out the end where data are still arriving. The range does not reach into the future.
 */
export function computeStatistics(seriesByName: ReadonlyMap<string, Series>, context: SeriesContext): AnswerStatistics {
  const steps = stepStatistics(seriesByName, context);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** The same, a series at a time: a thousand are too much for one go on the main thread. */
export function* stepStatistics(
  seriesByName: ReadonlyMap<string, Series>,
  context: SeriesContext,
): Generator<undefined, AnswerStatistics> {
  const all: Array<{ name: string; series: Series; time: DataTime | undefined }> = [];
  for (const [name, series] of seriesByName) {
    all.push({ name, series, time: computeDataTime(series, context) });
    yield;
  }
  const source = computeSourceTime(all.flatMap(({ time }) => time ?? []));
  const byName = new Map<string, SeriesStatistics>();
  for (const { name, series, time } of all) {
    byName.set(name, computeOne(series, time, source, context));
    yield;
  }
  return { byName, source };
}

function computeOne(
  series: Series,
  time: DataTime | undefined,
  source: SourceTime | undefined,
  context: SeriesContext,
): SeriesStatistics {
  const slots = time && toDataSlots(time, context);
  const known =
    time && series.moments !== 'unknown'
      ? { time, settled: dropArriving(toDataSlots(time, context, true), time, context.stepMs) }
      : undefined;
  const totals = computeSlotTotals(series, time, slots, context);
  const missing = time && judgeMissing(time, source);
  const part = time && source ? computeCoveredPart(time, missing, source) : 1;
  const average = known && slots ? computeMean(slots.values) * getAverageFactor(context) : undefined;
  return {
    totals,
    averageOfAll: average === undefined ? undefined : average * part,
    change: known ? computeChange(selectInSlots(known.settled, known.time, context), context.range) : UNKNOWN_CHANGE,
    volatility: known && computeVolatility(known.settled, context),
    missing,
    isSumOfMoments: series.moments === 'unknown',
  };
}

export interface Volatility {
  /** Standard deviation over mean of up to twelve equal parts of the time that has data: 0 is flat, 1 swings as much as it uses. */
  readonly ratio: number;
  /** Standard deviation² over mean, in `averageUnit`: what lists are sorted by, so that idle services do not come first. */
  readonly score: number;
}

const BLOCK_COUNT = 12;
const MIN_BLOCKS = 4;

/**
 * Measures how unevenly a series runs while it has data. Parts of that time are compared, not single points, since the
 * sampling of a profiler is no property of the service. undefined if there is too little data.
 *
 *     0.5 cores throughout      → ratio 0
 *     1 core, then 0, half each → standard deviation 0.52, mean 0.5 → ratio 1.04, score 0.55
 */
export function computeVolatility({ values }: DataSlots, context: SeriesContext): Volatility | undefined {
  const blocks = computeBlockMeans(values, BLOCK_COUNT);
  const mean = computeMean(blocks);
  if (blocks.length < MIN_BLOCKS || mean <= 0) {
    return undefined;
  }
  const squares = blocks.reduce((sum, block) => sum + (block - mean) ** 2, 0);
  const ratio = Math.sqrt(squares / (blocks.length - 1)) / mean;
  return { ratio, score: ratio ** 2 * mean * getAverageFactor(context) };
}
