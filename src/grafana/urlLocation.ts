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
