import { trackFailure } from 'loading/failedQuestions';
import { useSyncExternalStore } from 'react';
import { type FavoritesSlot, openSlot } from './FavoritesSlot';

interface KeptFormat<T> {
  /** Parses stored text; undefined stands for nothing stored. @throws Error with a sentence for invalid text */
  readonly parse: (text: string | undefined) => T;
  readonly print: (value: T) => string;
}

interface KeptState<T> {
  readonly value: T;
  /** Sentence that says why the last read or save failed; "" for nothing. */
  readonly problem: string;
}

/** Store for other data that a user keeps, in the same place as favorites. */
export class KeptStore<T> {
  private state: KeptState<T>;
  private isStarted = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly slot: FavoritesSlot,
    private readonly format: KeptFormat<T>,
  ) {
    this.state = { value: format.parse(undefined), problem: '' };
  }

  /** Bound, as React needs it. The first subscription reads the stored value. */
  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    if (!this.isStarted) {
      this.isStarted = true;
      this.slot.follow((text) => void this.take(() => text));
      void this.read();
    }
    return () => this.listeners.delete(onChange);
  };

  /** Bound, as React takes it. The same object until something changes. */
  readonly getState = (): KeptState<T> => this.state;

  /** Changes the stored value, which another tab may have written. Rejects with an error whose message is for people. */
  async change(apply: (kept: T) => T): Promise<void> {
    const value = apply(this.format.parse(await this.slot.read()));
    await this.slot.write(this.format.print(value));
    this.show({ value, problem: '' });
  }

  /** The same, if the state says what went wrong. */
  async changeOrSay(apply: (kept: T) => T): Promise<void> {
    await this.change(apply).catch((error: unknown) => this.fail(error));
  }

  private async read(): Promise<void> {
    await this.take(() => this.slot.read());
    trackFailure(this, this.state.problem !== '', () => void this.read());
  }

  private async take(getText: () => string | undefined | Promise<string | undefined>): Promise<void> {
    try {
      this.show({ value: this.format.parse(await getText()), problem: '' });
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.show({ value: this.state.value, problem: error instanceof Error ? error.message : String(error) });
  }

  private show(state: KeptState<T>): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

/** The one store of that name, opened when it is first needed. */
export function openKeptStore<T>(name: string, format: KeptFormat<T>): () => KeptStore<T> {
  let store: KeptStore<T> | undefined;
  return () => (store ??= new KeptStore(openSlot(name), format));
}

/** Returns the content of a store, and follows its changes. */
export function useKeptStore<T>({ subscribe, getState }: KeptStore<T>): KeptState<T> {
  return useSyncExternalStore(subscribe, getState);
}
