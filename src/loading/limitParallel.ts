/**
 * Runs at most so many questions at a time; the others wait for their turn. Each is still asked where an earlier one fails: who
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
