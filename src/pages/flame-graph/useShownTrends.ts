import type { ShownTrends } from 'flamegraph/view/ShownProfile';
import { type ChartAnswers, findMissing, weighParts, weighProfile } from 'queries/ChartAnswers';
import type { FunctionTrendsState } from 'queries/FunctionTrends';
import type { LoadedProfile } from 'queries/ProfileLoader';
import { useMemo } from 'react';

/** Returns functions over time together with the chart of the same times; undefined if nobody asked for them. */
export function useShownTrends(
  { isLoading, trends, error }: FunctionTrendsState,
  charts: ChartAnswers,
  profile: LoadedProfile | undefined,
): ShownTrends | 'loading' | 'failed' | undefined {
  const shown = useMemo(() => {
    const { weight = 0 } = profile ? weighProfile(charts, profile) : {};
    return (
      trends && {
        ...trends,
        moments: weighParts(charts, trends, weight, trends.ranges),
        missing: findMissing(charts, trends),
      }
    );
  }, [trends, charts, profile]);
  return isLoading ? 'loading' : error ? 'failed' : shown;
}
