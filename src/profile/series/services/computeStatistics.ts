import { computeSlotTotals, type SeriesTotals } from 'profile/series/change/computeTotals';
import { computeVolatility, type Volatility } from 'profile/series/change/computeVolatility';
import { leaveArriving, toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime, type DataTime } from 'profile/series/change/dataTime';
import {
  computeCoveredPart,
  computeSourceTime,
  judgeMissing,
  type MissingTime,
  type SourceTime,
} from 'profile/series/change/judgeMissing';
import { computeMean } from 'profile/series/change/means';
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
      ? { time, settled: leaveArriving(toDataSlots(time, context, true), time, context.stepMs) }
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
