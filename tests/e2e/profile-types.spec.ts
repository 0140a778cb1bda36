// Cannot prove: that a real Grafana's data source runs as many queries side by side as the local server.
import { expect, test } from './test';

test.use({ sharesPage: true });

const PROFILE_TYPES = { explorationType: 'profiles', 'var-serviceName': 'ledger' };

test('shows every profile type of the service, one query each; the quick filter asks nothing, and a refresh keeps the panels', async ({
  explorer,
  page,
}) => {
  await explorer.open(PROFILE_TYPES);
  await expect(page.getByText(/^\d+ profile types of ledger$/)).toBeVisible();
  const count = await explorer.cells.count();
  expect(count).toBeGreaterThan(5);
  await expect(explorer.cell('CPU time (cpu)').locator('canvas').first()).toBeVisible();
  await explorer.cells.last().scrollIntoViewIfNeeded();
  await expect(explorer.cells.last().locator('canvas').first()).toBeVisible();
  await expect.poll(() => new Set(explorer.seriesRequests).size).toBe(count);
  expect(explorer.seriesRequests).toHaveLength(count);
  await expect(page.getByRole('combobox', { name: 'Profile type' })).toHaveCount(0);

  await explorer.whenIdle();
  explorer.forgetRequests();
  const search = page.getByRole('textbox', { name: 'Search profile types' });
  await search.fill('mutex,goroutine');
  await expect(explorer.cell('CPU time (cpu)')).toHaveCount(0);
  await expect.poll(() => explorer.getParam('searchText')).toBe('mutex,goroutine');
  await search.fill('no-such-type');
  await expect(page.getByText(/None of the \d+ profile types matches/)).toBeVisible();
  await page.getByRole('button', { name: 'Show all profile types' }).click();
  await expect(explorer.cell('CPU time (cpu)')).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(0);

  const panel = explorer.cell('CPU time (cpu)').locator('canvas').first();
  await expect(panel).toBeVisible();
  const before = await panel.elementHandle();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect.poll(() => explorer.seriesRequests.length).toBeGreaterThan(0);
  await explorer.whenIdle();
  expect(await before?.evaluate((element) => element.isConnected)).toBe(true);
});

test('never asks for more than six types at once, those on the screen first', async ({ explorer, page }) => {
  let running = 0;
  let most = 0;
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/ds/query**', async (route) => {
    running += 1;
    most = Math.max(most, running);
    await held;
    running -= 1;
    await route.continue();
  });
  await explorer.open(PROFILE_TYPES);
  await expect.poll(() => running).toBe(6);
  // A page with nothing left to do has asked for all that it wants to ask for.
  await page.evaluate(() => new Promise<unknown>((resolve) => requestIdleCallback(resolve)));
  expect(running).toBe(6);
  release?.();
  await expect(explorer.cells.last().locator('canvas').first()).toBeVisible();
  expect(most).toBe(6);
  expect(explorer.seriesRequests[0]).toContain('process_cpu');
});

test('another service shows its own types; a panel leads to the flame graph and the labels of its type; back returns', async ({
  explorer,
  page,
}) => {
  await explorer.open(PROFILE_TYPES);
  await expect(page.getByText(/profile types of ledger/)).toBeVisible();
  await explorer.choose('Service', 'checkout');
  await expect(page.getByText(/profile types? of checkout/)).toBeVisible();
  await expect.poll(() => explorer.getParam('var-serviceName')).toBe('checkout');
  await page.goBack();
  await expect(page.getByText(/profile types of ledger/)).toBeVisible();
  await page.getByRole('link', { name: 'Flame graph of Memory in use (inuse_space)' }).click();
  await expect(explorer.flameGraph).toBeVisible();
  expect(explorer.getParam('var-profileMetricId')).toBe('memory:inuse_space:bytes:space:bytes');
  await page.goBack();
  await expect(page.getByRole('link', { name: 'Labels of Memory in use (inuse_space)' })).toBeVisible();
});

test("the layout is the URL's, and a star marks a favorite, which comes first from then on", async ({
  explorer,
  page,
}) => {
  await explorer.open({ ...PROFILE_TYPES, layout: 'rows' });
  await expect(explorer.cell('CPU time (cpu)').locator('canvas').first()).toBeVisible();
  const [first, second] = [await explorer.cells.nth(0).boundingBox(), await explorer.cells.nth(1).boundingBox()];
  expect(second?.x).toBe(first?.x);
  await page.getByRole('radio', { name: 'Grid' }).click({ force: true });
  await expect.poll(() => explorer.getParam('layout')).toBeNull();

  const star = explorer.cell('Memory in use (inuse_space)').getByRole('button', { name: /favorites/ });
  await expect(star).toHaveAccessibleName(/^Add/);
  await star.click();
  await expect(star).toHaveAccessibleName(/^Remove/);
  await expect(explorer.cells.first()).toContainText('CPU time (cpu)');
  await explorer.reload();
  await expect(explorer.cells.first()).toContainText('Memory in use (inuse_space)');
  await star.click();
  await expect(star).toHaveAccessibleName(/^Add/);
});
