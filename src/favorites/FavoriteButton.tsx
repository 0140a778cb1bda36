import { IconButton } from '@grafana/ui';
import type { Favorite } from 'favorites/Favorite';
import React from 'react';
import { getFavoritesStore, useFavorites } from './useFavorites';

interface FavoriteButtonProps {
  readonly favorite: Favorite;
  /** The favorite's name in the button's label, as in "Add checkout to favorites". */
  readonly name: string;
}

/** The star in a panel's title row. Its tooltip is its name, as with Grafana's own buttons. */
export function FavoriteButton({ favorite, name }: FavoriteButtonProps): React.JSX.Element {
  // Re-renders with the list; one look into a set each.
  const { status } = useFavorites();
  const favorites = getFavoritesStore();
  const isFavorite = favorites.isFavorite(favorite);
  return (
    <IconButton
      name={isFavorite ? 'favorite' : 'star'}
      iconType={isFavorite ? 'mono' : 'default'}
      tooltip={isFavorite ? `Remove ${name} from favorites` : `Add ${name} to favorites`}
      disabled={status === 'loading'}
      onClick={() => favorites.toggle(favorite)}
    />
  );
}
