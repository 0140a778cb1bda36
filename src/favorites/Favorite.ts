import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter } from 'profile/labels/Filter';
import type { PanelType } from 'url/parameters';

/** A panel that a user wants to find again. It holds no data source and no time range: those are the ones on screen. */
export interface Favorite {
  readonly serviceName: string;
  readonly profileTypeId: string;
  /** The label whose values are the panel's series; undefined for one series. */
  readonly groupBy?: string;
  readonly filters: readonly Filter[];
  readonly panelType: PanelType;
  /** Keeps the panel's colour. Favorites that differ in it only are the same. */
  readonly colorIndex?: number;
}

/** Equal for favorites that show the same; the order of filters does not count. */
export function getFavoriteKey({ serviceName, profileTypeId, groupBy, filters, panelType }: Favorite): string {
  return JSON.stringify([serviceName, profileTypeId, groupBy ?? '', panelType, ...filters.map(encodeFilter).sort()]);
}

/** A user's change of the list. Operations, unlike whole lists, can be applied again to a list that someone else changed in between. */
export interface FavoriteOperation {
  readonly kind: 'add' | 'remove';
  readonly favorite: Favorite;
}

/** Applies operations to a list. New favorites come last; adding an existing one or removing a missing one changes nothing. */
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

/** Favorites before all others; the order among them, and among the others, stays. */
export function putFavoritesFirst<T>(items: readonly T[], isFavorite: (item: T) => boolean): T[] {
  const favorites = new Set(items.filter(isFavorite));
  return [...favorites, ...items.filter((item) => !favorites.has(item))];
}
