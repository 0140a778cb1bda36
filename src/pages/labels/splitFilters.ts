import type { Filter } from 'profile/labels/Filter';

export interface SplitFilters {
  /** Filters that list values of the label: what "Include" and "Exclude" make. */
  readonly ofLabel: readonly Filter[];
  readonly others: readonly Filter[];
}

/**
 * Takes the lists of one label's values out of the filters. The values of that label are shown whatever these say, each with
 * its mark, so that what was left out can be taken in again. Regexes on the label hold for the values, too.
 */
export function splitFilters(filters: readonly Filter[], label: string | undefined): SplitFilters {
  const isOfLabel = (filter: Filter): boolean =>
    filter.label === label && filter.operator !== '=~' && filter.operator !== '!~';
  return { ofLabel: filters.filter(isOfLabel), others: filters.filter((filter) => !isOfLabel(filter)) };
}
