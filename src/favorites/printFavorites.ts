import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Favorite } from './Favorite';
import { FAVORITES_VERSION, type FavoritesDocument } from './parseFavorites';

/**
 * Prints the text that is stored and exported; `parseFavorites` gives back the same.
 *
 *     { "version": 1, "favorites": [{ "serviceName": "checkout", "profileTypeId": "process_cpu:…", "groupBy": "region",
 *       "filters": ["version|=|v2"], "panelType": "time-series", "colorIndex": 3 }] }
 *
 * Filters are written as in the URL. Entries that could not be read follow as they came.
 */
export function printFavorites({ favorites, unreadable }: FavoritesDocument, indent = 0): string {
  const entries = [...favorites.map(toEntry), ...unreadable];
  return JSON.stringify({ version: FAVORITES_VERSION, favorites: entries }, undefined, indent);
}

function toEntry({ filters, ...favorite }: Favorite): object {
  return { ...favorite, ...(filters.length > 0 && { filters: filters.map(encodeFilter) }) };
}
