/** Favorites before all others; the order among them, and among the others, stays. */
export function putFavoritesFirst<T>(items: readonly T[], isFavorite: (item: T) => boolean): T[] {
  const favorites = new Set(items.filter(isFavorite));
  return [...favorites, ...items.filter((item) => !favorites.has(item))];
}
