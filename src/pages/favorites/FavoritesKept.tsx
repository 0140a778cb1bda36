import { useFavorites } from 'favorites/useFavorites';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';

/** How many favorites there are, and where they are kept. */
export function FavoritesKept(): React.JSX.Element {
  const { items, place, status } = useFavorites();
  return (
    <div role="status">
      <strong>{formatInteger(items.length)}</strong> {items.length === 1 ? 'favorite' : 'favorites'} ·{' '}
      {place === 'user' ? 'kept in Grafana for you, in every browser' : 'kept in this browser only, unless you sign in'}
      {status === 'saving' && ' · saving'}
    </div>
  );
}
