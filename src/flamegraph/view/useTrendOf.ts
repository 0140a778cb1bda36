import type { Trends } from 'flamegraph/panes/functions-table/buildColumns';
import { averageParts } from 'profile/amounts/splitMoments';
import { stableName } from 'profile/names/stableName';
import { useMemo } from 'react';
import type { ShownTrends } from './ShownProfile';

/**
 * Totals over time of a function by its index into the names on screen; undefined if they are not known. Functions whose names
 * differ only by run numbers have one course.
 */
export function useTrendOf(
  names: readonly string[] | undefined,
  trends: ShownTrends | 'loading' | 'failed' | undefined,
): Trends | undefined {
  return useMemo(() => {
    if (typeof trends !== 'object' || !names) {
      return trends === 'loading' ? trends : undefined;
    }
    const { series, moments } = trends;
    const { sliceCount, total } = series;
    const placeOf = new Map(series.names.map((name, place) => [name, place]));
    return (nameIndex) => {
      const place = placeOf.get(stableName(names[nameIndex] ?? ''));
      return place === undefined
        ? undefined
        : Array.from(averageParts(total.subarray(place * sliceCount, (place + 1) * sliceCount), moments));
    };
  }, [names, trends]);
}
