import { config } from '@grafana/runtime';
import { useSyncExternalStore } from 'react';
import type { Favorite } from './Favorite';
import type { FavoritesState, FavoritesStore } from './FavoritesStore';

/** The favorites of whoever looks at the page. Their code comes after the first page, where stars only have to be drawn. */
class LateFavorites {
  private store?: FavoritesStore;
  private loading?: Promise<FavoritesStore>;
  private readonly listeners = new Set<() => void>();
  private state: FavoritesState = {
    items: [],
    place: config.bootData.user.isSignedIn ? 'user' : 'browser',
    status: 'loading',
  };

  /** Bound, as React takes it. Returns what ends the subscription. */
  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    void this.load();
    return () => this.listeners.delete(onChange);
  };

  /** Bound, as React takes it. The same object until something changes. */
  readonly getState = (): FavoritesState => this.store?.getState() ?? this.state;

  isFavorite(favorite: Favorite): boolean {
    return this.store?.isFavorite(favorite) ?? false;
  }

  toggle(favorite: Favorite): void {
    this.store?.toggle(favorite);
  }

  /** Loads the store itself; undefined if its code could not be loaded, which the state tells. */
  async load(): Promise<FavoritesStore | undefined> {
    try {
      this.loading ??= this.open();
      return await this.loading;
    } catch {
      this.loading = undefined;
      const sentence = 'This part of the app could not be loaded. After an update, reload the page.';
      this.state = { ...this.state, status: 'failed', problem: { kind: 'read', sentence } };
      this.tell();
      return undefined;
    }
  }

  private async open(): Promise<FavoritesStore> {
    const { createStore } = await import(/* webpackChunkName: "favorites" */ './createStore');
    this.store = createStore(this.state.place);
    this.store.subscribe(() => this.tell());
    this.tell();
    return this.store;
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

let favorites: LateFavorites | undefined;

export function getFavoritesStore(): LateFavorites {
  favorites ??= new LateFavorites();
  return favorites;
}

/** Returns the favorites, followed by a component. */
export function useFavorites(): FavoritesState {
  const { subscribe, getState } = getFavoritesStore();
  return useSyncExternalStore(subscribe, getState);
}

/** Calls back once the favorites are known; never if they are already. Returns what ends the wait. */
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
