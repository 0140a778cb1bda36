import { type Favorite, getFavoriteKey } from './Favorite';
import type { FavoritesDocument } from './parseFavorites';

/** "2 favorites added, 1 was there already, 3 entries could not be read." */
export function describeImport({ favorites, unreadable }: FavoritesDocument, before: readonly Favorite[]): string {
  const known = new Set(before.map(getFavoriteKey));
  const added = favorites.filter((favorite) => !known.has(getFavoriteKey(favorite))).length;
  const repeated = favorites.length - added;
  const parts = [
    `${added} ${added === 1 ? 'favorite' : 'favorites'} added`,
    ...(repeated > 0 ? [`${repeated} ${repeated === 1 ? 'was' : 'were'} there already`] : []),
    ...(unreadable.length > 0
      ? [`${unreadable.length} ${unreadable.length === 1 ? 'entry' : 'entries'} could not be read`]
      : []),
  ];
  return `${parts.join(', ')}.`;
}
