/** Place of the state: the query of the browser's address, and its history. */
export interface UrlLocation {
  /** Returns the query, with or without the "?". */
  getSearch(): string;
  /** `isStep` adds an entry to the history; otherwise the one that is shown gets another query. */
  setSearch(search: string, isStep: boolean): void;
  /** Calls back after each change, whoever made it, before `setSearch` returns. Returns what ends it. */
  listen(onChange: () => void): () => void;
}
