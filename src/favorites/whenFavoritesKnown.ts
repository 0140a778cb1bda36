import { getFavoritesStore } from './useFavorites';

/** Calls back once the favorites are known; never where they are already. Returns what ends the wait. */
export function whenFavoritesKnown(onKnown: () => void): () => void {
  const store = getFavoritesStore();
  let isKnown = store.getState().status !== 'loading';
  return store.subscribe(() => {
    if (!isKnown && store.getState().status !== 'loading') {
      isKnown = true;
      onKnown();
    }
  });
}
