import type { Step } from '../Measurement';

/** Tells the benchmark at once, so that it knows what was done when a later step does not end. */
export function report(step: Step, value: number): void {
  console.log(JSON.stringify({ step, value }));
}

/** Runs a step that ends by itself. */
export async function measure<T>(step: Step, run: () => T | Promise<T>): Promise<T> {
  const startMs = performance.now();
  const result = await run();
  report(step, performance.now() - startMs);
  return result;
}
