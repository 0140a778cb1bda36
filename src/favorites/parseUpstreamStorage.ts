import { getField, parseJson } from 'profile/formats/parseJson';
import { type FavoritesDocument, FavoritesFormatError, NO_FAVORITES, parseFavorites } from './parseFavorites';

/** Key under which Grafana Profiles Drilldown stores `{ dataSource, serviceName, favorites }` in a browser. */
export const UPSTREAM_STORAGE_KEY = 'grafana-pyroscope-app.profilesExplorer';

/** Parses the favorites in that app's storage; none for text of any other kind. */
export function parseUpstreamStorage(text: string): FavoritesDocument {
  const favorites = getField(parseJson(text), 'favorites');
  try {
    return favorites === undefined ? NO_FAVORITES : parseFavorites(JSON.stringify(favorites));
  } catch (error) {
    if (error instanceof FavoritesFormatError) {
      return NO_FAVORITES;
    }
    throw error;
  }
}
