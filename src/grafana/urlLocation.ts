import { locationService } from '@grafana/runtime';

/** The query of the browser's address, as long as the browser shows the page that was open when this was made. */
export interface PageLocation {
  getSearch(): string;
  /** `isStep` adds an entry to the browser's history. On another page nothing is written. */
  setSearch(search: string, isStep: boolean): void;
  listen(onChange: () => void): () => void;
}

export function createPageLocation(): PageLocation {
  const { pathname, search } = locationService.getLocation();
  let lastSearch = search;
  const isHere = (): boolean => locationService.getLocation().pathname === pathname;
  const getSearch = (): string => {
    if (isHere()) {
      lastSearch = locationService.getLocation().search;
    }
    return lastSearch;
  };
  return {
    getSearch,
    setSearch: (next, isStep) => {
      if (isHere()) {
        const location = { ...locationService.getLocation(), search: next === '' ? '' : `?${next}` };
        if (isStep) {
          locationService.push(location);
        } else {
          locationService.replace(location);
        }
      }
    },
    listen: (onChange) => locationService.getHistory().listen(() => isHere() && onChange()),
  };
}

/**
 * Creates the part of the browser's address that belongs to an explorer within another app's page: parameters whose names begin
 * with `namespace` and "-". Until the user makes a step it is not written there: it is `initialSearch`, kept here.
 */
export function createEmbeddedLocation(namespace: string, initialSearch: string): PageLocation {
  const page = createPageLocation();
  const prefix = `${namespace}-`;
  const listeners = new Set<() => void>();
  let held = initialSearch;
  const list = (isOwn: boolean) =>
    [...new URLSearchParams(page.getSearch())].filter(([name]) => name.startsWith(prefix) === isOwn);
  return {
    getSearch: () => {
      const own = list(true).map(([name, value]) => [name.slice(prefix.length), value]);
      return own.length === 0 ? held : new URLSearchParams(own).toString();
    },
    setSearch: (next, isStep) => {
      if (!isStep && list(true).length === 0) {
        held = next;
        [...listeners].forEach((tell) => tell());
        return;
      }
      const own = [...new URLSearchParams(next)].map(([name, value]) => [prefix + name, value]);
      page.setSearch(new URLSearchParams([...list(false), ...own]).toString(), isStep);
    },
    listen: (onChange) => {
      listeners.add(onChange);
      const stop = page.listen(onChange);
      return () => {
        listeners.delete(onChange);
        stop();
      };
    },
  };
}
