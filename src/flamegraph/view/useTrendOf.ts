import { stableName } from 'profile/names/stableName';
import type { FunctionSeries } from 'profile/slices/computeFunctionSeries';
import { useMemo } from 'react';
import type { Trends } from '../functions-table/buildColumns';

/**
 * Totals over time of a function by its index into the names on screen; undefined where they are not known. Functions whose names
 * differ only by run numbers have one course.
 */
export function useTrendOf(
  names: readonly string[] | undefined,
  trends: { readonly series: FunctionSeries } | 'loading' | 'failed' | undefined,
): Trends | undefined {
  return useMemo(() => {
    if (typeof trends !== 'object' || !names) {
      return trends === 'loading' ? trends : undefined;
    }
    const { sliceCount, total } = trends.series;
    const placeOf = new Map(trends.series.names.map((name, place) => [name, place]));
    return (nameIndex) => {
      const place = placeOf.get(stableName(names[nameIndex] ?? ''));
      return place === undefined ? undefined : Array.from(total.subarray(place * sliceCount, (place + 1) * sliceCount));
    };
  }, [names, trends]);
}
