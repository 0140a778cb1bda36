import { applyOperations, type Favorite, type FavoriteOperation, getFavoriteKey } from './Favorite';
import type { UnsavedNotes } from './UnsavedNotes';

/** Grafana keeps favorites for a signed-in user, in every browser; else this browser keeps them. */
export type FavoritesPlace = 'user' | 'browser';

/** Storage of favorites. Both calls reject with an error whose message is a sentence for users. */
export interface FavoritesKeeper {
  /** Reads the list as it is kept now. */
  read(): Promise<readonly Favorite[]>;
  /** Applies operations to the list as it is kept by then, whoever wrote it, and gives the result. */
  change(operations: readonly FavoriteOperation[]): Promise<readonly Favorite[]>;
  /** Favorites that were kept elsewhere before the user signed in; they are added. */
  readLeftovers(): Promise<readonly Favorite[]>;
  /** Throws away a list that cannot be read. */
  startOver(): Promise<void>;
  /** Calls back after another tab changed the list. Returns what ends it. */
  follow(onChange: (favorites: readonly Favorite[]) => void): () => void;
}

/** Thrown by a keeper if its stored list is invalid; the message is a sentence for users. */
export class UnreadableFavoritesError extends Error {
  override readonly name = 'UnreadableFavoritesError';
}

export interface FavoritesProblem {
  /** `unreadable`: only `startOver` helps. */
  readonly kind: 'read' | 'save' | 'unreadable';
  readonly sentence: string;
}

export interface FavoritesState {
  /** Favorites in the order in which they were added, including unsaved ones. */
  readonly items: readonly Favorite[];
  readonly place: FavoritesPlace;
  readonly status: 'loading' | 'saved' | 'saving' | 'failed';
  /** Problem of the last read or save, if it failed. */
  readonly problem?: FavoritesProblem;
}

/** The user's favorites, as the screen shows them: at once, while saving follows. One for all views. */
export class FavoritesStore {
  private state: FavoritesState;
  private kept: readonly Favorite[] = [];
  /** Operations that are not saved yet. There is one per favorite, because only the last click counts. */
  private pending = new Map<string, FavoriteOperation>();
  private keys = new Set<string>();
  private isStarted = false;
  private saving?: Promise<void>;
  private readonly listeners = new Set<() => void>();

  constructor(
    place: FavoritesPlace,
    private readonly keeper: FavoritesKeeper,
    private readonly unsaved: UnsavedNotes,
  ) {
    this.state = { items: [], place, status: 'loading' };
  }

  /** Bound, as React takes it. The first one reads the list. Returns what ends the subscription. */
  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    if (!this.isStarted) {
      this.isStarted = true;
      this.pending = new Map(this.unsaved.read().map((operation) => [getFavoriteKey(operation.favorite), operation]));
      this.keeper.follow((kept) => {
        this.kept = kept;
        this.show({ status: this.state.status, problem: this.state.problem });
      });
      void this.refresh();
    }
    return () => this.listeners.delete(onChange);
  };

  /** Bound, as React takes it. The same object until something changes. */
  readonly getState = (): FavoritesState => this.state;

  isFavorite(favorite: Favorite): boolean {
    return this.keys.has(getFavoriteKey(favorite));
  }

  toggle(favorite: Favorite): void {
    void this.change([{ kind: this.isFavorite(favorite) ? 'remove' : 'add', favorite }]);
  }

  /** Resolves when they are saved or saving failed, which the state tells. */
  async change(operations: readonly FavoriteOperation[]): Promise<void> {
    for (const operation of operations) {
      this.pending.set(getFavoriteKey(operation.favorite), operation);
    }
    this.unsaved.write([...this.pending.values()]);
    this.show({ status: 'saving' });
    await this.save();
  }

  /** Reads, or saves what could not be saved, once more. */
  async retry(): Promise<void> {
    await (this.pending.size > 0 ? this.change([]) : this.refresh());
  }

  /** Reads the stored favorites. The first time it also saves changes that the page before this one could not save. */
  async refresh(): Promise<void> {
    const isFirst = this.state.status === 'loading';
    try {
      const kept = await this.keeper.read();
      if (!this.saving) {
        this.kept = kept;
        const status = this.pending.size === 0 ? 'saved' : isFirst ? 'saving' : 'failed';
        this.show({ status, problem: this.state.problem });
      }
      const leftovers = await this.keeper.readLeftovers();
      if (leftovers.length > 0 || (isFirst && this.pending.size > 0)) {
        await this.change(leftovers.map((favorite) => ({ kind: 'add', favorite })));
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** Begins an empty list if the one that is kept cannot be read. */
  async startOver(): Promise<void> {
    try {
      await this.keeper.startOver();
    } catch (error) {
      this.fail(error);
      return;
    }
    await this.retry();
  }

  private save(): Promise<void> {
    this.saving ??= this.sendPending().finally(() => {
      this.saving = undefined;
    });
    return this.saving;
  }

  private async sendPending(): Promise<void> {
    try {
      while (this.pending.size > 0) {
        const sent = [...this.pending];
        this.kept = await this.keeper.change(sent.map(([, operation]) => operation));
        // A favorite that was clicked again in the meantime is sent with the next round.
        sent.forEach(([key, operation]) => this.pending.get(key) === operation && this.pending.delete(key));
        this.unsaved.write([...this.pending.values()]);
      }
      this.show({ status: 'saved' });
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const kind = error instanceof UnreadableFavoritesError ? 'unreadable' : this.pending.size > 0 ? 'save' : 'read';
    const sentence = error instanceof Error ? error.message : String(error);
    this.show({ status: 'failed', problem: { kind, sentence } });
  }

  private show({ status, problem }: Pick<FavoritesState, 'status' | 'problem'>): void {
    const items = applyOperations(this.kept, [...this.pending.values()]);
    this.keys = new Set(items.map(getFavoriteKey));
    const { place } = this.state;
    this.state = status === 'failed' ? { items, place, status, problem } : { items, place, status };
    this.listeners.forEach((listener) => listener());
  }
}
