import { locationUtil } from '@grafana/data';
import { EXPLORE_PATH } from './explorePath';

/** Parameters that belong to what is left behind when another view opens: they say how its list looked, or what it narrowed. */
const LEFT_BEHIND = [
  'searchText',
  'var-groupBy',
  'panelType',
  'baselineValue',
  'comparisonValue',
  'expandedLabel',
  'expandedFavorite',
  'var-spanSelector',
  'var-profileIdSelector',
  'maxNodes',
];

/** By parameter: its new value, all values of one that repeats, or undefined to take it out. */
export type UrlChanges = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Path and query of the explorer with some parameters changed and all others as in `search`, but for those that are left
 * behind. Without Grafana's sub-path, as its location service wants it.
 */
export function buildExplorerPath(search: string, changes: UrlChanges): string {
  const params = new URLSearchParams(search);
  for (const name of [...LEFT_BEHIND, ...Object.keys(changes)]) {
    params.delete(name);
  }
  for (const [name, change = []] of Object.entries(changes)) {
    for (const value of [change].flat()) {
      params.append(name, value);
    }
  }
  return `${EXPLORE_PATH}?${params}`;
}

/** The same as an `href`, with Grafana's sub-path. */
export function buildExplorerHref(search: string, changes: UrlChanges): string {
  return locationUtil.assureBaseUrl(buildExplorerPath(search, changes));
}
