// Cannot prove: the time a real Pyroscope takes for a thousand services.
import { expect, test } from './test';

test('a thousand services take two series queries, also after scrolling to the end', async ({ explorer }) => {
  await explorer.open();
  await expect(explorer.page.getByText(/1,00\d services/)).toBeVisible();
  await expect(explorer.cells.first().locator('canvas').first()).toBeVisible();
  await expect.poll(() => explorer.seriesRequests.length).toBe(2);
  expect(explorer.seriesRequests[0]).toContain('service_name=~');
  expect(explorer.seriesRequests[1]).toContain('"labelSelector":"{}"');

  for (let screen = 0; screen < 12; screen += 1) {
    await explorer.cells.last().scrollIntoViewIfNeeded();
    await explorer.page.mouse.wheel(0, -3000);
    await explorer.page.waitForTimeout(100);
  }
  await explorer.cells.last().scrollIntoViewIfNeeded();
  await expect(explorer.cells.last().locator('canvas').first()).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(2);
  // Only what is near the viewport exists.
  expect(await explorer.page.locator('canvas').count()).toBeLessThan(80);
});

test('scrolling and filtering before the second answer send nothing', async ({ explorer, page }) => {
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/ds/query**', async (route) => {
    if (route.request().postData()?.includes('"labelSelector":"{}"')) {
      await held;
    }
    await route.continue();
  });
  await explorer.open();
  await expect(page.getByText('loading the services out of view')).toBeVisible();
  await explorer.cells.last().scrollIntoViewIfNeeded();
  await expect(explorer.cells.last()).toContainText('Loading');
  await explorer.search.fill('check');
  await expect(explorer.cell('checkout')).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(2);

  release?.();
  await expect(explorer.cell('checkout').locator('canvas').first()).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(2);
});
