// Short enough that a page still answers at once; a page that nobody sees may take longer, as its timers come late.
const SLICE_MS = 16;
const HIDDEN_SLICE_MS = 500;

/**
 * Runs work step by step and lets the page do something else in between. Gives what the steps gave, and the result.
 *
 * @throws what a step throws, or the reason of the signal once it is aborted
 */
export async function runInSlices<Part, Result>(
  steps: Generator<Part, Result>,
  signal: AbortSignal,
): Promise<{ parts: Part[]; result: Result }> {
  const parts: Part[] = [];
  let sliceStartMs = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return { parts, result: step.value };
    }
    parts.push(step.value);
    if (performance.now() - sliceStartMs > (document.hidden ? HIDDEN_SLICE_MS : SLICE_MS)) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      signal.throwIfAborted();
      sliceStartMs = performance.now();
    }
  }
}
