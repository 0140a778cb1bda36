const started = new Set<Worker>();

/** Keeps hold of the workers that plugins start. */
export function rememberWorkers(): void {
  window.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      started.add(this);
    }
  };
}

/** Returns the workers that were started since the last call. */
export function takeWorkers(): readonly Worker[] {
  const workers = [...started];
  started.clear();
  return workers;
}
