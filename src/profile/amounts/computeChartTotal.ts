import { toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime } from 'profile/series/change/dataTime';
import { getTotalFactor, type Series, type SeriesContext } from 'profile/series/change/Series';

/** Sum of a chart, in the unit of the profile type. */
export interface ChartTotal {
  readonly total: number;
  /** How many profiles there were one after the other. */
  readonly slotCount: number;
}

/**
 * The amount of a chart that surely lies in its range: a point at the very start, which may stand for a step before it, does not
 * count beside others. undefined for instantaneous types, which have no amount, and without points.
 */
export function computeChartTotal(series: Series, context: SeriesContext): ChartTotal | undefined {
  const time = context.kind === 'instant' ? undefined : computeDataTime(series, context);
  return (
    time && {
      total: time.points.reduce((sum, { value }) => sum + value, 0) * getTotalFactor(context),
      slotCount: toDataSlots(time, context).values.length,
    }
  );
}
