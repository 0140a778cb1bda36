import { type FavoritesDocument, FavoritesFormatError, NO_FAVORITES, parseFavorites } from './parseFavorites';

/** Where Grafana Profiles Drilldown keeps `{ dataSource, serviceName, favorites }` in a browser. */
export const UPSTREAM_STORAGE_KEY = 'grafana-pyroscope-app.profilesExplorer';

/** The favorites in that app's storage; none for text of any other kind. */
export function parseUpstreamStorage(text: string): FavoritesDocument {
  const favorites = readList(text);
  try {
    return favorites === undefined ? NO_FAVORITES : parseFavorites(JSON.stringify(favorites));
  } catch (error) {
    if (error instanceof FavoritesFormatError) {
      return NO_FAVORITES;
    }
    throw error;
  }
}

function readList(text: string): unknown {
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === 'object' && stored !== null && 'favorites' in stored ? stored.favorites : undefined;
  } catch {
    // Somebody else's key may hold anything.
    return undefined;
  }
}
