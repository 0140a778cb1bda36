// Cannot prove: that a real Grafana's chrome leaves as much room; the pictures are for people to look at.
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';

const SCREENS = [
  ['all-services', { explorationType: 'all' }],
  ['profile-types', { explorationType: 'profiles', 'var-serviceName': 'ledger' }],
  ['labels', { explorationType: 'labels', 'var-serviceName': 'checkout' }],
  ['label-values', { explorationType: 'labels', 'var-serviceName': 'checkout', 'var-groupBy': 'region' }],
  [
    'label-table',
    { explorationType: 'labels', 'var-serviceName': 'checkout', 'var-groupBy': 'hostname', layout: 'table' },
  ],
  ['flame-graph', { explorationType: 'flame-graph', 'var-serviceName': 'checkout' }],
] as const;

for (const [name, params] of SCREENS) {
  for (const theme of ['dark', 'light'] as const) {
    for (const width of [1600, 400]) {
      test(`${name}, ${theme}, ${width} px wide: drawn, and without serious accessibility faults`, async ({
        explorer,
        page,
        expectConsole,
      }, info) => {
        // axe registers itself as a named AMD module when it is injected.
        expectConsole(/named-register/);
        await page.setViewportSize({ width, height: 900 });
        await explorer.open({ ...params, theme });
        await expect(page.locator('canvas').first()).toBeVisible();
        if (name === 'flame-graph') {
          await expect(explorer.flameGraph.locator('canvas').first()).toBeVisible();
        }
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: join(info.project.outputDir, 'screens', `${name}-${theme}-${width}.png`) });
        // Grafana's own pickers and flame graph have unnamed buttons and inputs, which are not ours to mend.
        const { violations } = await new AxeBuilder({ page })
          .include('[data-testid=explorer]')
          .exclude('[data-testid=grafana-pickers]')
          .exclude('[data-testid=classic-flame-graph]')
          .analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(
          serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
        ).toEqual([]);
      });
    }
  }
}
