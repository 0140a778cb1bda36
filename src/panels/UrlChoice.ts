import {
  SceneObjectBase,
  type SceneObjectState,
  SceneObjectUrlSyncConfig,
  type SceneObjectUrlValues,
} from '@grafana/scenes';

interface UrlChoiceState<T> extends SceneObjectState {
  value: T;
}

/**
 * One of several words under a parameter of the URL, which leaves out the first of them. The explorer holds it rather than a
 * view, so that it outlives a change of the view.
 */
export class UrlChoice<T extends string> extends SceneObjectBase<UrlChoiceState<T>> {
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: () => [this.key] });

  constructor(
    private readonly key: string,
    private readonly options: readonly [T, ...T[]],
  ) {
    super({ value: options[0] });
  }

  /** A choice of the user's: the browser's back button undoes it. */
  select(value: T): void {
    this._urlSync.performBrowserHistoryAction(() => this.setState({ value }));
  }

  getUrlState(): SceneObjectUrlValues {
    const { value } = this.state;
    return { [this.key]: value === this.options[0] ? undefined : value };
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    const value = this.options.find((option) => option === values[this.key]) ?? this.options[0];
    if (value !== this.state.value) {
      this.setState({ value });
    }
  }
}
