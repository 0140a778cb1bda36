import { computeChange, type SeriesChange } from './computeChange';
import { computeSlotTotals, type SeriesTotals } from './computeTotals';
import { computeVolatility, type Volatility } from './computeVolatility';
import { leaveArriving, toDataSlots } from './dataSlots';
import { computeDataTime } from './dataTime';
import { computeSourceTime, judgeMissing, type MissingTime, type SourceTime } from './judgeMissing';
import type { Series, SeriesContext } from './Series';

/** What lists say about one series. */
export interface SeriesStatistics {
  readonly totals: SeriesTotals;
  readonly change: SeriesChange;
  readonly volatility: Volatility | undefined;
  /** What time of the range has no data; undefined where all of it has. */
  readonly missing: MissingTime | undefined;
}

export interface AnswerStatistics {
  readonly byName: ReadonlyMap<string, SeriesStatistics>;
  /** When any of the series has data; undefined where none has. */
  readonly source: SourceTime | undefined;
}

/**
 * Statistics of all series of one answer, by name. All are of the time that has data; change and volatility leave out the end
 * where data are still arriving.
 */
export function computeStatistics(seriesByName: ReadonlyMap<string, Series>, context: SeriesContext): AnswerStatistics {
  const all = [...seriesByName].map(([name, series]) => ({ name, series, time: computeDataTime(series, context) }));
  const source = computeSourceTime(all.flatMap(({ time }) => time ?? []));
  const byName = new Map(
    all.map(({ name, series, time }): [string, SeriesStatistics] => {
      const slots = time && toDataSlots(time, context);
      const isKnown = time && series.moments !== 'unknown';
      const settled = isKnown
        ? leaveArriving(toDataSlots(time, context, true), source?.newestMs ?? Infinity, context.stepMs)
        : undefined;
      return [
        name,
        {
          totals: computeSlotTotals(series, time, slots, context),
          change: settled ? computeChange(settled, context) : { kind: 'unknown', isSure: false, score: 0 },
          volatility: settled && computeVolatility(settled, context),
          missing: time && judgeMissing(time, source),
        },
      ];
    }),
  );
  return { byName, source };
}
