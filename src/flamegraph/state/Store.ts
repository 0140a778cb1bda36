/**
 * Value that changes too often for React: a pointer crosses a hundred frames in a second, and only the components that
 * show the value should be drawn again. `get` and `subscribe` fit `useSyncExternalStore`.
 */
export class Store<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  /** Calls back after each change. Returns what ends it. */
  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    return () => this.listeners.delete(onChange);
  };

  readonly set = (value: T): void => {
    if (!Object.is(value, this.value)) {
      this.value = value;
      this.listeners.forEach((listener) => listener());
    }
  };
}
