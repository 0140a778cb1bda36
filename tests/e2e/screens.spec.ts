// Cannot prove: that a real Grafana's chrome leaves as much room; the pictures are for people to look at.
import { join } from 'node:path';
import { AXE_WARNING, findAccessibilityFaults } from './findAccessibilityFaults';
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
        expectConsole(AXE_WARNING);
        await page.setViewportSize({ width, height: 900 });
        await explorer.open({ ...params, theme });
        await expect(page.locator('canvas').first()).toBeVisible();
        if (name === 'flame-graph') {
          await expect(explorer.flameGraph.locator('canvas').first()).toBeVisible();
        }
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: join(info.project.outputDir, 'screens', `${name}-${theme}-${width}.png`) });
        expect(await findAccessibilityFaults(page)).toEqual([]);
      });
    }
  }
}
