import type { Series, SeriesContext } from '../change/Series';
import { getAverageFactor } from '../change/Series';
import { computeAverage } from '../ranges/computeAverage';
import { getDurationMs, type TimeRangeMs } from '../time/TimeRangeMs';
import type { SeriesOfProfile } from './computeWeight';

/** What a chart says of a range that lies in it: the whole of it, or the part that a profile is of. */
export function computeSeriesOfProfile(series: Series, context: SeriesContext, range: TimeRangeMs): SeriesOfProfile {
  const average = computeAverage(series, range);
  return {
    average: average === undefined ? undefined : average * getAverageFactor(context),
    coveredMs: getDurationMs(range),
  };
}
