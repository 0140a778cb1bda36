/** Work that can be stopped between its steps, of some milliseconds each. Each says how many bytes of its input are read. */
export type Steps<T> = Generator<number, T>;

/** Runs work that could be done step by step in one go. */
export function runSteps<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** Wraps work that is done in one go. */
export function inOneStep<T>(run: () => T): () => Generator<undefined, T> {
  return function* () {
    yield;
    return run();
  };
}

/** Bytes that a reader takes in one step. */
export const STEP_BYTES = 1_048_576;

export interface DecodeOptions {
  /** True if the request had a limit of nodes: only then `other` may be a cut (see `finishTree`). */
  readonly limited: boolean;
  /** Largest number of nodes; trees with more are refused. */
  readonly maxNodes?: number;
}
