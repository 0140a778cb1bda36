/** A place that holds one text. */
export interface FavoritesSlot {
  /** undefined where nothing is kept yet. Rejects with an error whose message is a sentence for users. */
  read(): Promise<string | undefined>;
  /** Comes after a `read`. Rejects like it. */
  write(text: string): Promise<void>;
  /** Calls back after another tab wrote. Returns what ends it. */
  follow(onWritten: (text: string | undefined) => void): () => void;
}
