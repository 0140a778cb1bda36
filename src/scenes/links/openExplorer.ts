import { locationService } from '@grafana/runtime';
import { buildExplorerPath, type UrlChanges } from './explorerUrl';

/** Goes to another state of the explorer, as a step of the browser's history; a second click at once is none. */
export function openExplorer(changes: UrlChanges): void {
  const { pathname, search } = locationService.getLocation();
  const path = buildExplorerPath(search, changes);
  if (path !== pathname + search) {
    locationService.push(path);
  }
}
