import { config } from '@grafana/runtime';
import { BrowserSlot, type FavoritesSlot, UserSlot } from 'favorites/FavoritesSlot';
import { trackFailure } from 'loading/failedQuestions';
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
  private problem = '';
  private isStarted = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly slot: FavoritesSlot) {}

  /** Bound, as React takes it. The first one reads. */
  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    if (!this.isStarted) {
      this.isStarted = true;
      this.slot.follow((text) => this.show(parseOverrides(text)));
      void this.read();
    }
    return () => this.listeners.delete(onChange);
  };

  /** Bound. The same list until something changes. */
  readonly getOverrides = (): readonly RepositoryOverride[] => this.overrides;

  /** Bound. Why they could not be read, as a sentence; "" for nothing. Profiles say their repositories, too. */
  readonly getProblem = (): string => this.problem;

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

  private async read(): Promise<void> {
    try {
      const kept = parseOverrides(await this.slot.read());
      this.problem = '';
      this.show(kept);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      this.problem = `Repositories that you set could not be read. ${words}`;
      this.show(this.overrides);
    }
    trackFailure(this, this.problem !== '', () => void this.read());
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
