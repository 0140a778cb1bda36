import { type Favorite, getFavoriteKey } from './Favorite';

/** A user's change of the list. Operations, unlike whole lists, can be applied again to a list that someone else changed in between. */
export interface FavoriteOperation {
  readonly kind: 'add' | 'remove';
  readonly favorite: Favorite;
}

/**
 * The list after some operations. New favorites come last; adding what is there and removing what is not there change
 * nothing.
 */
export function applyOperations(
  favorites: readonly Favorite[],
  operations: readonly FavoriteOperation[],
): readonly Favorite[] {
  const byKey = new Map(favorites.map((favorite) => [getFavoriteKey(favorite), favorite]));
  for (const { kind, favorite } of operations) {
    const key = getFavoriteKey(favorite);
    if (kind === 'remove') {
      byKey.delete(key);
    } else if (!byKey.has(key)) {
      byKey.set(key, favorite);
    }
  }
  return [...byKey.values()];
}
