import { computeSlotTotals, type SeriesTotals } from 'profile/series/change/computeTotals';
import { computeVolatility, type Volatility } from 'profile/series/change/computeVolatility';
import { leaveArriving, toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime } from 'profile/series/change/dataTime';
import { computeSourceTime, judgeMissing, type MissingTime, type SourceTime } from 'profile/series/change/judgeMissing';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { selectInSlots } from 'profile/series/ranges/autoSelect';
import { computeChange, type SeriesChange, UNKNOWN_CHANGE } from './computeChange';

/** What lists say about one series. */
export interface SeriesStatistics {
  readonly totals: SeriesTotals;
  readonly change: SeriesChange;
  readonly volatility: Volatility | undefined;
  /** What time of the range has no data; undefined where all of it has. */
  readonly missing: MissingTime | undefined;
  /** Its points add up nobody knows how many moments: it has no average, and no change can be told. */
  readonly isSumOfMoments: boolean;
}

export interface AnswerStatistics {
  readonly byName: ReadonlyMap<string, SeriesStatistics>;
  /** When any of the series has data; undefined where none has. */
  readonly source: SourceTime | undefined;
}

/**
 * Statistics of all series of one answer, by name. All are of the time that has data; change and volatility leave out the end
 * where data are still arriving. The range does not reach into the future.
 */
export function computeStatistics(seriesByName: ReadonlyMap<string, Series>, context: SeriesContext): AnswerStatistics {
  const all = [...seriesByName].map(([name, series]) => ({ name, series, time: computeDataTime(series, context) }));
  const source = computeSourceTime(all.flatMap(({ time }) => time ?? []));
  const byName = new Map(
    all.map(({ name, series, time }): [string, SeriesStatistics] => {
      const slots = time && toDataSlots(time, context);
      const known =
        time && series.moments !== 'unknown'
          ? { time, settled: leaveArriving(toDataSlots(time, context, true), time, context.stepMs) }
          : undefined;
      return [
        name,
        {
          totals: computeSlotTotals(series, time, slots, context),
          change: known
            ? computeChange(selectInSlots(known.settled, known.time, context), context.range)
            : UNKNOWN_CHANGE,
          volatility: known && computeVolatility(known.settled, context),
          missing: time && judgeMissing(time, source),
          isSumOfMoments: series.moments === 'unknown',
        },
      ];
    }),
  );
  return { byName, source };
}
