import { getUserUid } from 'grafana/userStorage';
import { BrowserSlot, UserSlot } from './FavoritesSlot';
import { type FavoritesPlace, FavoritesStore } from './FavoritesStore';
import { ListKeeper } from './ListKeeper';
import { UnsavedNotes } from './UnsavedNotes';

/** Creates the store of a place. Favorites that a browser stored before its user signed in move to the user. */
export function createStore(place: FavoritesPlace): FavoritesStore {
  const inBrowser = new ListKeeper(new BrowserSlot());
  return place === 'user'
    ? new FavoritesStore(place, new ListKeeper(new UserSlot(), inBrowser), new UnsavedNotes(getUserUid()))
    : new FavoritesStore(place, inBrowser, new UnsavedNotes('browser'));
}
