import { followStoredText, readStoredText, writeStoredText } from 'grafana/storage';
import type { FavoritesSlot } from './FavoritesSlot';

/** This browser's storage, under a name. */
export class BrowserSlot implements FavoritesSlot {
  constructor(private readonly name = 'favorites') {}

  async read(): Promise<string | undefined> {
    return readStoredText(this.name);
  }

  async write(text: string): Promise<void> {
    if (!writeStoredText(this.name, text)) {
      throw new Error(`This browser could not keep the ${this.name}: its storage is full or switched off.`);
    }
  }

  follow(onWritten: (text: string | undefined) => void): () => void {
    return followStoredText(this.name, onWritten);
  }
}
