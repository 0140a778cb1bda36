import {
  type FavoritesDocument,
  FavoritesFormatError,
  MAX_FAVORITES,
  NO_FAVORITES,
  parseFavorites,
} from 'favorites/parseFavorites';
import { printFavorites } from 'favorites/printFavorites';
import { applyOperations, type Favorite, type FavoriteOperation, getFavoriteKey } from './Favorite';
import type { FavoritesSlot } from './FavoritesSlot';
import { type FavoritesKeeper, UnreadableFavoritesError } from './FavoritesStore';

/** Keeps favorites as text in a slot that other tabs and browsers write to, too. */
export class ListKeeper implements FavoritesKeeper {
  /**
   * `leftovers`: where the same person kept favorites before, as nobody in particular. Each goes out of there once this
   * keeper has it.
   */
  constructor(
    private readonly slot: FavoritesSlot,
    private readonly leftovers?: ListKeeper,
  ) {}

  async read(): Promise<readonly Favorite[]> {
    return (await this.readDocument()).favorites;
  }

  async readLeftovers(): Promise<readonly Favorite[]> {
    return (await this.leftovers?.read()) ?? [];
  }

  async change(operations: readonly FavoriteOperation[]): Promise<readonly Favorite[]> {
    // Another tab must not write between this read and write.
    const changed = await runAlone(async () => {
      const before = await this.readDocument();
      const favorites = applyOperations(before.favorites, operations);
      if (favorites.length > Math.max(MAX_FAVORITES, before.favorites.length)) {
        throw new Error(`There can be ${MAX_FAVORITES} favorites at the most. Remove some first.`);
      }
      await this.slot.write(printFavorites({ ...before, favorites }));
      return favorites;
    });
    await this.forgetLeftovers(operations);
    return changed;
  }

  async startOver(): Promise<void> {
    await runAlone(async () => {
      await this.slot.read();
      await this.slot.write(printFavorites(NO_FAVORITES));
    });
  }

  follow(onChange: (favorites: readonly Favorite[]) => void): () => void {
    return this.slot.follow((text) => {
      const document = parseReadable(text);
      if (document) {
        onChange(document.favorites);
      }
    });
  }

  private async readDocument(): Promise<FavoritesDocument> {
    return parse(await this.slot.read());
  }

  private async forgetLeftovers(operations: readonly FavoriteOperation[]): Promise<void> {
    const left = await this.readLeftovers();
    const moved = new Set(operations.map(({ favorite }) => getFavoriteKey(favorite)));
    const gone = left.filter((favorite) => moved.has(getFavoriteKey(favorite)));
    if (gone.length > 0) {
      await this.leftovers?.change(gone.map((favorite) => ({ kind: 'remove', favorite })));
    }
  }
}

/** undefined for invalid text; the next read or change reports it. */
function parseReadable(text: string | undefined): FavoritesDocument | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof UnreadableFavoritesError) {
      return undefined;
    }
    throw error;
  }
}

function parse(text: string | undefined): FavoritesDocument {
  try {
    return text === undefined ? NO_FAVORITES : parseFavorites(text);
  } catch (error) {
    if (error instanceof FavoritesFormatError) {
      throw new UnreadableFavoritesError(`The favorites that are kept cannot be read. ${error.message}`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** One at a time among all tabs, if the browser can do that: only on https and on this machine. */
async function runAlone<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
  return locks ? locks.request('openprofiles-drilldown-app.favorites', work) : work();
}
