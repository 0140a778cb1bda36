import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Console message of axe, which registers itself as a named AMD module when it is injected. */
export const AXE_WARNING = /named-register/;

/**
 * Finds serious faults of the explorer, or of what CSS selects. Grafana's own flame graph has unnamed buttons, which are not ours
 * to mend.
 */
export async function findAccessibilityFaults(page: Page, include = '[data-testid=explorer]'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(include)
    .exclude('[data-testid=classic-flame-graph]')
    // Results of several frames would be merged in a page opened for it, which takes longer than the check; here is one frame.
    .setLegacyMode()
    // Of what is in order, nothing is read.
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
