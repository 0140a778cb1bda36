import type { SeriesChange } from './computeChange';
import { computeChange } from './computeChange';
import { computeSeriesStepMs } from './computeSeriesStepMs';
import { computeSettledRange } from './computeSettledRange';
import type { SeriesTotals } from './computeTotals';
import { computeTotals } from './computeTotals';
import type { Volatility } from './computeVolatility';
import { computeVolatility } from './computeVolatility';
import type { Series, SeriesContext } from './Series';

/** What lists say about one series. */
export interface SeriesStatistics {
  readonly totals: SeriesTotals;
  readonly change: SeriesChange;
  readonly volatility: Volatility | undefined;
}

/**
 * Statistics of all series of one answer, by name. `context.stepMs` is the step that was asked for; what the answer has is
 * found out from its points. Totals cover the whole range; change and volatility leave out its end where data are still
 * arriving.
 */
export function computeStatistics(
  seriesByName: ReadonlyMap<string, Series>,
  context: SeriesContext,
): Map<string, SeriesStatistics> {
  const all = [...seriesByName.values()];
  const stepMs = computeSeriesStepMs(all, context.range.fromMs, context.stepMs);
  const whole = { ...context, stepMs };
  const settled = { ...whole, range: computeSettledRange(all, context.range, stepMs) };
  return new Map(
    [...seriesByName].map(([name, series]) => [
      name,
      {
        totals: computeTotals(series, whole),
        change: computeChange(series, settled),
        volatility: computeVolatility(series, settled),
      },
    ]),
  );
}
