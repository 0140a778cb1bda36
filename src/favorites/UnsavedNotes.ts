import { FavoritesFormatError, parseFavorites } from 'favorites/parseFavorites';
import { printFavorites } from 'favorites/printFavorites';
import { readTabText, writeTabText } from 'grafana/storage';
import { parseJson, toFields } from 'profile/formats/parseJson';
import type { FavoriteOperation } from './Favorite';

/**
 * Changes to favorites that are not confirmed yet, noted in this browser tab at once: saving takes a while, and a page
 * that is reloaded or left in the meantime does not finish. The next page of the tab saves them.
 */
export class UnsavedNotes {
  private readonly key: string;

  /** `user`: whose they are; another user of this tab does not get them. */
  constructor(user: string) {
    this.key = `favorites.unsaved.${user}`;
  }

  read(): readonly FavoriteOperation[] {
    const { added, removed } = toFields(parseJson(readTabText(this.key) ?? ''));
    return [...readOperations('add', added), ...readOperations('remove', removed)];
  }

  /** Replaces what was noted. */
  write(operations: readonly FavoriteOperation[]): void {
    const lists = { added: printKind(operations, 'add'), removed: printKind(operations, 'remove') };
    writeTabText(this.key, operations.length > 0 ? JSON.stringify(lists) : undefined);
  }
}

function printKind(operations: readonly FavoriteOperation[], kind: FavoriteOperation['kind']): string {
  const favorites = operations.filter((operation) => operation.kind === kind).map(({ favorite }) => favorite);
  return printFavorites({ favorites, unreadable: [] });
}

function readOperations(kind: FavoriteOperation['kind'], list: unknown): readonly FavoriteOperation[] {
  try {
    const { favorites } = parseFavorites(typeof list === 'string' ? list : '[]');
    return favorites.map((favorite) => ({ kind, favorite }));
  } catch (error) {
    if (error instanceof FavoritesFormatError) {
      return [];
    }
    throw error;
  }
}
