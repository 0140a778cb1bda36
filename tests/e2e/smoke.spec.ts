// Cannot prove: Grafana's own navigation, permissions and other plugins; the local shell has none of them.
import { expect, test } from './test';

test('all services shows real services, and one of them opens its flame graph', async ({ explorer }) => {
  await explorer.open();
  await expect(explorer.cells.first()).toBeVisible();
  expect(await explorer.cells.count()).toBeGreaterThanOrEqual(6);
  await expect(explorer.cell('checkout').locator('canvas').first()).toBeVisible();

  await explorer.flameGraphLink('checkout').click();
  await expect(explorer.flameGraph.locator('canvas').first()).toBeVisible();
  await expect(explorer.flameGraph).toContainText('whole profile');
  expect(explorer.getParam('var-serviceName')).toBe('checkout');
});
