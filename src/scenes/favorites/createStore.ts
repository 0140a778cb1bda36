import { BrowserSlot } from './BrowserSlot';
import { FavoritesStore, type FavoritesPlace } from './FavoritesStore';
import { ListKeeper } from './ListKeeper';
import { UserSlot } from './UserSlot';

/** The store of a place. What a browser kept before its user signed in moves to the user. */
export function createStore(place: FavoritesPlace): FavoritesStore {
  const inBrowser = new ListKeeper(new BrowserSlot());
  return new FavoritesStore(place, place === 'user' ? new ListKeeper(new UserSlot(), inBrowser) : inBrowser);
}
