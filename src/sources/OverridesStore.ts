import { config } from '@grafana/runtime';
import { BrowserSlot } from 'favorites/BrowserSlot';
import type { FavoritesSlot } from 'favorites/FavoritesSlot';
import { UserSlot } from 'favorites/UserSlot';
import {
  parseOverrides,
  printOverrides,
  removeOverride,
  type RepositoryOverride,
  setOverride,
} from 'profile/lines/RepositoryOverride';

/** The user's repositories. They are kept where favorites are: by Grafana for a signed-in user, else in this browser. */
export class OverridesStore {
  private overrides: readonly RepositoryOverride[] = [];
  private isStarted = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly slot: FavoritesSlot) {}

  /** Bound, as React takes it. The first one reads. */
  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    if (!this.isStarted) {
      this.isStarted = true;
      this.slot.follow((text) => this.show(parseOverrides(text)));
      this.slot.read().then(
        (text) => this.show(parseOverrides(text)),
        // Profiles say their repositories, too; a change will say why nothing can be kept.
        () => undefined,
      );
    }
    return () => this.listeners.delete(onChange);
  };

  /** Bound. The same list until something changes. */
  readonly getOverrides = (): readonly RepositoryOverride[] => this.overrides;

  /** Rejects with a sentence for people. */
  async set(override: RepositoryOverride): Promise<void> {
    await this.change((kept) => setOverride(kept, override));
  }

  async remove(subject: Pick<RepositoryOverride, 'dataSourceUid' | 'serviceName'>): Promise<void> {
    await this.change((kept) => removeOverride(kept, subject));
  }

  async removeAll(): Promise<void> {
    await this.change(() => []);
  }

  /** On what is kept by then: another tab may have written. */
  private async change(apply: (kept: readonly RepositoryOverride[]) => readonly RepositoryOverride[]): Promise<void> {
    const next = apply(parseOverrides(await this.slot.read()));
    await this.slot.write(printOverrides(next));
    this.show(next);
  }

  private show(overrides: readonly RepositoryOverride[]): void {
    this.overrides = overrides;
    this.listeners.forEach((listener) => listener());
  }
}

let store: OverridesStore | undefined;

export function getOverridesStore(): OverridesStore {
  store ??= new OverridesStore(
    config.bootData.user.isSignedIn ? new UserSlot('repositories') : new BrowserSlot('repositories'),
  );
  return store;
}
