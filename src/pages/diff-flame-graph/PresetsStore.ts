import { config } from '@grafana/runtime';
import { BrowserSlot, type FavoritesSlot, UserSlot } from 'favorites/FavoritesSlot';
import { useSyncExternalStore } from 'react';
import { parsePresets, type Preset, printPresets } from './Preset';

export interface PresetsState {
  readonly presets: readonly Preset[];
  readonly isKnown: boolean;
  /** A sentence, where reading or saving failed. */
  readonly problem?: string;
}

/** The user's own presets: kept by Grafana for those who are signed in, by the browser for others, as favorites are. */
export class PresetsStore {
  private state: PresetsState = { presets: [], isKnown: false };
  private isStarted = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly slot: FavoritesSlot) {}

  /** Bound, as React takes it. The first one reads what is kept. */
  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    if (!this.isStarted) {
      this.isStarted = true;
      this.slot.follow((text) => this.show(() => (text === undefined ? [] : parsePresets(text))));
      void this.run((presets) => presets);
    }
    return () => this.listeners.delete(onChange);
  };

  /** Bound, as React takes it. The same object until something changes. */
  readonly getState = (): PresetsState => this.state;

  /** Keeps a preset; one of the same name makes way. */
  async add(preset: Preset): Promise<void> {
    await this.run((presets) => [...presets.filter(({ name }) => name !== preset.name), preset]);
  }

  async remove(name: string): Promise<void> {
    await this.run((presets) => presets.filter((preset) => preset.name !== name));
  }

  /** Changes what is kept by now, which another tab may have written. */
  private async run(change: (presets: readonly Preset[]) => readonly Preset[]): Promise<void> {
    try {
      const text = await this.slot.read();
      const before = text === undefined ? [] : parsePresets(text);
      const after = change(before);
      if (after !== before) {
        await this.slot.write(printPresets(after));
      }
      this.show(() => after);
    } catch (error) {
      this.fail(error);
    }
  }

  private show(read: () => readonly Preset[]): void {
    try {
      this.state = { presets: read(), isKnown: true };
      this.tell();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    this.state = { ...this.state, isKnown: true, problem };
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

const NAME = 'presets';

let store: PresetsStore | undefined;

export function getPresetsStore(): PresetsStore {
  store ??= new PresetsStore(config.bootData.user.isSignedIn ? new UserSlot(NAME) : new BrowserSlot(NAME));
  return store;
}

/** The presets, followed by a component. */
export function usePresets(): PresetsState {
  const { subscribe, getState } = getPresetsStore();
  return useSyncExternalStore(subscribe, getState);
}
