import { BrowserSlot } from './BrowserSlot';
import type { FavoritesPlace } from './FavoritesStore';
import { ListKeeper } from './ListKeeper';
import { UserSlot } from './UserSlot';

/** The keeper of a place. What a browser kept before its user signed in moves to the user. */
export function createKeeper(place: FavoritesPlace): ListKeeper {
  const inBrowser = new ListKeeper(new BrowserSlot());
  return place === 'user' ? new ListKeeper(new UserSlot(), inBrowser) : inBrowser;
}
