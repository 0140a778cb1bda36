import type { Locator } from '@playwright/test';

/**
 * Finds the part of a chart that the pointer works on, without its axes. Grafana gives it no role and no name, so this is the one
 * place in the tests that knows a class of the library that draws it.
 */
export function getPlot(chart: Locator): Locator {
  return chart.locator('.u-over');
}
