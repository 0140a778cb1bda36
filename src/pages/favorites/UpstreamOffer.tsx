import { Alert, Button } from '@grafana/ui';
import { type Favorite, getFavoriteKey } from 'favorites/Favorite';
import { parseUpstreamStorage, UPSTREAM_STORAGE_KEY } from 'favorites/parseUpstreamStorage';
import { getFavoritesStore, useFavorites } from 'favorites/useFavorites';
import { readForeignText, readStored, writeStored } from 'grafana/storage';
import React, { useMemo, useState } from 'react';

/** Keys of what was offered and taken, or not. */
const ANSWERED = 'upstreamFavoritesAnswered';

/** Offers, once, the favorites that Grafana Profiles Drilldown keeps in this browser and that are not here. */
export function UpstreamOffer(): React.JSX.Element | null {
  const { status } = useFavorites();
  const favorites = getFavoritesStore();
  const theirs = useMemo(() => parseUpstreamStorage(readForeignText(UPSTREAM_STORAGE_KEY) ?? ''), []);
  const [answered, setAnswered] = useState(() => new Set(readStored(ANSWERED, isTexts)));
  const offered = theirs.favorites.filter(
    (favorite) => !favorites.isFavorite(favorite) && !answered.has(getFavoriteKey(favorite)),
  );
  if (status === 'loading' || offered.length === 0) {
    return null;
  }
  const answer = (taken: readonly Favorite[]): void => {
    const keys = theirs.favorites.map(getFavoriteKey);
    writeStored(ANSWERED, keys);
    setAnswered(new Set(keys));
    void favorites.load().then((store) => store?.change(taken.map((favorite) => ({ kind: 'add', favorite }))));
  };
  const isOne = offered.length === 1;
  return (
    <Alert
      severity="info"
      title={`Grafana Profiles Drilldown has ${isOne ? 'a favorite' : `${offered.length} favorites`} in this browser`}
      onRemove={() => answer([])}
    >
      <Button size="sm" variant="secondary" icon="plus" onClick={() => answer(offered)}>
        {isOne ? 'Add it here' : `Add all ${offered.length} here`}
      </Button>
    </Alert>
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
