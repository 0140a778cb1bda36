import { IconButton, Tooltip } from '@grafana/ui';
import type { Favorite } from 'profile/favorites/Favorite';
import React from 'react';
import { getFavoritesStore, useFavorites } from './useFavorites';

interface FavoriteButtonProps {
  readonly favorite: Favorite;
  /** What the button is for, as in "Add checkout to favorites". */
  readonly name: string;
}

/** The star in a panel's title row. */
export function FavoriteButton({ favorite, name }: FavoriteButtonProps): React.JSX.Element {
  // Re-renders with the list; one look into a set each.
  const { status } = useFavorites();
  const favorites = getFavoritesStore();
  const isFavorite = favorites.isFavorite(favorite);
  // A tooltip of the button's own would become its name.
  return (
    <Tooltip content={isFavorite ? 'Remove from favorites' : 'Add to favorites'}>
      <IconButton
        name={isFavorite ? 'favorite' : 'star'}
        iconType={isFavorite ? 'mono' : 'default'}
        aria-label={`Add ${name} to favorites`}
        aria-pressed={isFavorite}
        disabled={status === 'loading'}
        onClick={() => favorites.toggle(favorite)}
      />
    </Tooltip>
  );
}
