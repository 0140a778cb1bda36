// Cannot prove: a real Grafana's sign-in and its limits of a user's storage; requests and answers are those of its recording.
import type { Response } from '@playwright/test';
import { expect, test } from './test';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const STORAGE = '**/apis/userstorage.grafana.app/**';

const isStorage = (response: Response): boolean => response.url().includes('/apis/userstorage.grafana.app/');

// One server keeps one user's favorites for all tests of this file.
test.describe.configure({ mode: 'serial' });

test('what the browser kept joins what Grafana keeps, in every browser', async ({
  explorer,
  page,
  browser,
  expectConsole,
}) => {
  // Before the first value there is nothing to read: 404, as recorded.
  expectConsole(/Failed to load resource.*404/);
  await page.addInitScript((profileTypeId) => {
    const text = JSON.stringify({ version: 1, favorites: [{ serviceName: 'checkout', profileTypeId }] });
    localStorage.setItem('openprofiles-drilldown-app.favorites', text);
  }, CPU);
  await explorer.open({ explorationType: 'favorites' });
  await expect(page.getByText('kept in Grafana for you, in every browser')).toBeVisible();
  await expect(explorer.cells).toHaveCount(1);
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('openprofiles-drilldown-app.favorites')))
    .toBe('{"version":1,"favorites":[]}');

  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByTestId('lazy-cell')).toHaveCount(1);
  await other.close();
});

test('a change that cannot be saved says so on every page, and Retry saves it', async ({
  explorer,
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  await explorer.open({ explorationType: 'profiles', 'var-serviceName': 'ledger' });
  const star = page.getByRole('button', { name: /CPU time \(cpu\) of ledger (to|from) favorites/ });
  await expect(star).toBeEnabled();
  await page.route(STORAGE, (route) => route.fulfill({ status: 500, json: { message: 'database is locked' } }));
  await star.click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('not saved yet');
  await expect(alert).toContainText('database is locked');
  await expect(star).toHaveAccessibleName(/^Remove/);
  await page.unroute(STORAGE);
  await Promise.all([
    page.waitForResponse((response) => response.request().method() !== 'GET' && response.ok() && isStorage(response)),
    alert.getByRole('button', { name: 'Retry' }).click(),
  ]);
  await expect(alert).toHaveCount(0);
  await explorer.open({ explorationType: 'favorites' });
  await expect(explorer.cell('ledger · CPU time (cpu)')).toBeVisible();
});

test('two tabs see each other’s changes', async ({ explorer, page, context }) => {
  await explorer.open({ explorationType: 'favorites' });
  await expect(explorer.cells).toHaveCount(2);
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByRole('button', { name: /^Remove ledger .* from favorites/ }).click();
  await expect(page.getByRole('button', { name: /^Add ledger .* to favorites/ })).toBeVisible();
});
