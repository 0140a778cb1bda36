import { type AdHocVariableFilter, toURLRange } from '@grafana/data';
import { type Filter, FILTER_OPERATORS } from 'profile/labels/Filter';
import { buildSearch } from 'url/buildViewSearch';
import type { EmbeddedExplorationProps } from './EmbeddedExploration';

/**
 * Builds the explorer's URL query for the props. A condition that Pyroscope does not know stays in it as it is, so
 * that the explorer reports it as unreadable; leaving it out would silently show more than was asked for.
 */
export function buildEmbeddedSearch({
  initialDS,
  initialFilters = [],
  initialTimeRange,
}: EmbeddedExplorationProps): string {
  const filters = initialFilters.flatMap(toFilter);
  const service = filters.find(
    ({ label, operator, values }) => label === 'service_name' && operator === '=' && values[0] !== '',
  );
  const { from, to } = toURLRange(initialTimeRange.raw);
  const unreadable = initialFilters.filter((filter) => toFilter(filter).length === 0);
  return buildSearch(
    {
      view: service ? 'labels' : 'all',
      ...(initialDS === undefined ? {} : { dataSource: initialDS }),
      ...(service ? { service: service.values[0] } : {}),
      filters: filters.filter((filter) => filter !== service),
      from: String(from),
      to: String(to),
    },
    { filters: unreadable.map(({ key, operator, value }) => `${key}|${operator}|${value}`) },
  );
}

/** Grafana writes lists as `=|` and `!=|`. */
function toFilter({ key, operator, value, ...rest }: AdHocVariableFilter): Filter[] {
  const list = 'values' in rest && Array.isArray(rest.values) ? rest.values.map(String) : [value];
  if (operator === '=|' || operator === '!=|') {
    return [{ label: key, operator: operator === '=|' ? 'in' : 'not-in', values: list }];
  }
  const own = FILTER_OPERATORS.find((each) => each === operator);
  return own === undefined ? [] : [{ label: key, operator: own, values: [value] }];
}
