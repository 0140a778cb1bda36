import type { SeriesStatistics } from './computeStatistics';

export type ServiceSort = 'name' | 'total' | 'change' | 'volatility';

export const SERVICE_SORTS: readonly [ServiceSort, ...ServiceSort[]] = ['name', 'total', 'change', 'volatility'];

export interface RankedService {
  readonly name: string;
  /** undefined until its series has loaded. */
  readonly statistics?: SeriesStatistics | undefined;
}

/**
 * Sorts services: names ascending by code unit, everything else descending; favorites first within themselves. Services without a
 * number come last; equal numbers go by total and then by name, so that the order is stable. By change, services that began or
 * stopped sending come after those that changed and before those that did not: they are no rise or fall.
 */
export function sortServices<T extends RankedService>(
  services: readonly T[],
  key: ServiceSort,
  favorites: ReadonlySet<string> = new Set(),
): T[] {
  return [...services].sort(
    (left, right) =>
      Number(favorites.has(right.name)) - Number(favorites.has(left.name)) ||
      getRank(right, key) - getRank(left, key) ||
      (key === 'change' ? Number(hasBegunOrStopped(right)) - Number(hasBegunOrStopped(left)) : 0) ||
      (key === 'name' ? 0 : getRank(right, 'total') - getRank(left, 'total')) ||
      (left.name < right.name ? -1 : Number(left.name > right.name)),
  );
}

// Sorts below every real rank. It is finite, since Infinity - Infinity is NaN.
const NO_RANK = -Number.MAX_VALUE / 4;

function getRank({ statistics }: RankedService, key: ServiceSort): number {
  switch (key) {
    case 'name':
      return 0;
    case 'total':
      // Sorts by what the column shows: if two averages are equal, the service with more time has used more.
      return statistics?.totals.total ?? statistics?.totals.average ?? NO_RANK;
    case 'change':
      return statistics?.change.score ?? NO_RANK;
    case 'volatility':
      return statistics?.volatility?.score ?? NO_RANK;
  }
}

function hasBegunOrStopped({ statistics }: RankedService): boolean {
  const { start, end } = statistics?.missing ?? {};
  return start?.isOwn === true || end?.isOwn === true;
}
