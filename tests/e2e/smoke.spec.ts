// Cannot prove: Grafana's own navigation, permissions and other plugins; the local shell has none of them.
import { expect, test } from './test';

// Whatever the services are called: the one test that asks nothing of a Grafana but a service with CPU profiles.
test('all services shows services, one of them opens its flame graph, reload restores it and back returns', async ({
  explorer,
  page,
}) => {
  await explorer.open();
  await expect(explorer.cells.first().locator('canvas').first()).toBeVisible();
  const link = explorer.cells.first().getByRole('link', { name: /^Flame graph of/ });
  const serviceName = (await link.getAttribute('aria-label'))?.replace('Flame graph of ', '') ?? '';
  await link.click();
  await expect(explorer.frames).toBeVisible();
  await expect(explorer.flameGraph).toContainText(`· ${serviceName} ·`);
  expect(explorer.getParam('var-serviceName')).toBe(serviceName);

  await page.reload();
  await expect(explorer.frames).toBeVisible();
  await expect(explorer.flameGraph).toContainText(`· ${serviceName} ·`);
  await page.goBack();
  await expect(explorer.cells.first().locator('canvas').first()).toBeVisible();
});
