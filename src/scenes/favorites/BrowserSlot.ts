import { followStoredText, readStoredText, writeStoredText } from 'grafana/storage';
import type { FavoritesSlot } from './FavoritesSlot';

const KEY = 'favorites';

/** This browser's storage. */
export class BrowserSlot implements FavoritesSlot {
  async read(): Promise<string | undefined> {
    return readStoredText(KEY);
  }

  async write(text: string): Promise<void> {
    if (!writeStoredText(KEY, text)) {
      throw new Error('This browser could not keep the favorites: its storage is full or switched off.');
    }
  }

  follow(onWritten: (text: string | undefined) => void): () => void {
    return followStoredText(KEY, onWritten);
  }
}
