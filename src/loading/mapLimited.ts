/**
 * Maps items with at most `limit` running at a time, and returns the results in order. The first failure ends it: no
 * further item begins.
 *
 * @throws what the first failing item throws
 */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T, place: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  // All workers take from one iterator: each item is taken once.
  const remaining = items.entries();
  let hasFailed = false;
  const work = async (): Promise<void> => {
    for (const [place, item] of remaining) {
      if (hasFailed) {
        return;
      }
      try {
        results[place] = await map(item, place);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}

/**
 * Runs at most so many questions at a time; the others wait for their turn. Each is still asked if an earlier one fails: who
 * does not want that gives them one signal.
 */
export function limitParallel(limit: number): <T>(ask: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: Array<() => void> = [];
  return async (ask) => {
    if (running >= limit) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running++;
    }
    try {
      return await ask();
    } finally {
      const next = waiting.shift();
      if (next) {
        // Whoever waited takes the place.
        next();
      } else {
        running--;
      }
    }
  };
}

/** Runs the steps of some work to their end, and lets the page do what waits each time that they have taken so long. */
export async function runInParts<T>(steps: Generator<unknown, T>, mostBusyMs: number): Promise<T> {
  let startMs = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    if (performance.now() - startMs >= mostBusyMs) {
      await new Promise((resolve) => setTimeout(resolve));
      startMs = performance.now();
    }
  }
}
