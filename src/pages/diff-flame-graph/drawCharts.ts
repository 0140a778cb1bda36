import { SIDES } from './diffRanges';
import type { DiffSide } from './DiffSide';
import type { ComparisonPlan, PerSide } from './planComparison';

/** Draws the charts of both sides as planned, with the same height. */
export function drawCharts(
  sides: PerSide<DiffSide>,
  { series, isOneSeries, ranges }: Pick<ComparisonPlan, 'series' | 'isOneSeries' | 'ranges'>,
): void {
  const { baseline, comparison } = sides;
  baseline.askSeries(series.baseline);
  if (isOneSeries) {
    comparison.shareSeries(baseline);
  } else {
    comparison.askSeries(series.comparison);
  }
  const max = Math.max(baseline.getMaximum(), comparison.getMaximum());
  for (const side of SIDES) {
    sides[side].setMaximum(max > 0 ? max : undefined);
    sides[side].markRegion(ranges.status === 'ready' ? ranges[side] : undefined);
  }
}
