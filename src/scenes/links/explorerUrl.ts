import { locationUtil } from '@grafana/data';

export const EXPLORE_PATH = '/a/openprofiles-drilldown-app/explore';

/** Parameters that belong to what is left behind when another view opens. */
const LEFT_BEHIND = ['searchText'];

/**
 * Path and query of the explorer with some parameters changed and all others as in `search`; undefined removes one.
 * Without Grafana's sub-path, as its location service wants it.
 */
export function buildExplorerPath(search: string, changes: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams(search);
  for (const name of LEFT_BEHIND) {
    params.delete(name);
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) {
      params.delete(name);
    } else {
      params.set(name, value);
    }
  }
  return `${EXPLORE_PATH}?${params}`;
}

/** The same as an `href`, with Grafana's sub-path. */
export function buildExplorerHref(search: string, changes: Readonly<Record<string, string | undefined>>): string {
  return locationUtil.assureBaseUrl(buildExplorerPath(search, changes));
}
