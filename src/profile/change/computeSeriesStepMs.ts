import type { Series } from './Series';

/**
 * The step that the points of an answer have: a data source with a larger minimal step gives fewer points than asked for.
 * It is the largest step that all points are multiples of, counted from the start of the range (the server aligns to it).
 * The step that was asked for where the points give nothing better.
 */
export function computeSeriesStepMs(series: Iterable<Series>, fromMs: number, requestedStepMs: number): number {
  let stepMs = 0;
  for (const { timesMs } of series) {
    for (let i = 0; i < timesMs.length && stepMs !== requestedStepMs; i++) {
      stepMs = getGreatestDivisor(stepMs, Math.abs((timesMs[i] ?? fromMs) - fromMs));
    }
  }
  return stepMs > 0 && stepMs % requestedStepMs === 0 ? stepMs : requestedStepMs;
}

function getGreatestDivisor(left: number, right: number): number {
  let [a, b] = [left, right];
  while (b > 0) {
    [a, b] = [b, a % b];
  }
  return a;
}
