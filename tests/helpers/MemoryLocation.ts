import type { UrlLocation } from 'url/UrlLocation';

/** An address and its history, as a browser has them. */
export class MemoryLocation implements UrlLocation {
  private readonly listeners = new Set<() => void>();
  private entries: string[];
  private place = 0;

  constructor(search = '') {
    this.entries = [search];
  }

  get stepCount(): number {
    return this.entries.length - 1;
  }

  getSearch(): string {
    return this.entries[this.place] ?? '';
  }

  setSearch(search: string, isStep: boolean): void {
    if (isStep) {
      this.entries = [...this.entries.slice(0, this.place + 1), search];
      this.place += 1;
    } else {
      this.entries[this.place] = search;
    }
    this.tell();
  }

  /** Goes back (`distance` -1) or forward (1); beyond either end nothing happens. */
  go(distance: number): void {
    const next = this.place + distance;
    if (next >= 0 && next < this.entries.length) {
      this.place = next;
      this.tell();
    }
  }

  listen(onChange: () => void): () => void {
    this.listeners.add(onChange);
    return () => this.listeners.delete(onChange);
  }

  private tell(): void {
    [...this.listeners].forEach((each) => each());
  }
}
