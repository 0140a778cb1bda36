import { config } from '@grafana/runtime';
import { useSyncExternalStore } from 'react';
import { FavoritesStore, type FavoritesPlace, type FavoritesState } from './FavoritesStore';

let store: FavoritesStore | undefined;

/** The favorites of whoever looks at the page. */
export function getFavoritesStore(): FavoritesStore {
  store ??= createStore(config.bootData.user.isSignedIn ? 'user' : 'browser');
  return store;
}

function createStore(place: FavoritesPlace): FavoritesStore {
  return new FavoritesStore(place, async () => {
    const { createKeeper } = await import(/* webpackChunkName: "favorites" */ './createKeeper');
    return createKeeper(place);
  });
}

/** The favorites, followed by a component. */
export function useFavorites(): FavoritesState {
  const { subscribe, getState } = getFavoritesStore();
  return useSyncExternalStore(subscribe, getState);
}
