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
