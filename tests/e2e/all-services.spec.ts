// Cannot prove: that a real Pyroscope answers grouped queries as quickly as the local store.
import type { Locator } from '@playwright/test';
import type { ExplorerPage } from './pages/ExplorerPage';
import { getPlot } from './pages/getPlot';
import { expect, test } from './test';

test.use({ sharesPage: true });

// Recorded profiles end when the stack starts: a range that holds only recorded time looks the same some minutes later.
const RECORDED = { from: 'now-55m', to: 'now-10m' };

function canvasOf(explorer: ExplorerPage, serviceName: string): Locator {
  return explorer.cell(serviceName).locator('canvas').first();
}

async function openMenu(explorer: ExplorerPage, serviceName: string): Promise<void> {
  await explorer.page.getByRole('button', { name: `Menu for panel ${serviceName}` }).click();
}

/** Expects all series of the questions, and the sentence about their sum. */
async function expectComplete(explorer: ExplorerPage): Promise<void> {
  await expect(explorer.page.getByText(/ cores on average/)).toBeVisible();
}

test('the page says how much there is, has a control for all that changes the list, and a badge that leads to a diff', async ({
  explorer,
}) => {
  const { page } = explorer;
  await explorer.open(RECORDED);
  await expect(page.getByText(/^\d+ services · [\d.]+ cores on average · top 5 use [\d.]+ %/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'All services' })).toBeAttached();
  for (const name of ['Data source', 'Profile type', 'Sort']) {
    await expect(page.getByRole('combobox', { name })).toBeVisible();
  }
  await expect(explorer.search).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Layout' }).getByRole('radio')).toHaveCount(3);
  await expect(explorer.flameGraphLink('checkout')).toBeVisible();
  await expect(explorer.cell('checkout').getByTestId('change')).toHaveText(/▲ \+\d+ % \+0\.\d+ cores/);
  await expect(explorer.cell('search').getByTestId('change')).toHaveCount(0);

  // The diff finds the same.
  const badge = explorer.cell('checkout').getByTestId('change');
  const [since = ''] = /since \d\d:\d\d/.exec((await badge.textContent()) ?? '') ?? [];
  expect(since).not.toBe('');
  await badge.click();
  expect(explorer.getParam('explorationType')).toBe('diff-flame-graph');
  expect(explorer.getParam('var-serviceName')).toBe('checkout');
  await expect(page.getByText(new RegExp(`^Comparison costs .*${since}`))).toBeVisible();
});

test('a deep link restores profile type, filter and range; back undoes a choice', async ({ explorer }) => {
  await explorer.open({
    'var-profileMetricId': 'memory:inuse_space:bytes:space:bytes',
    searchText: 'check',
    from: 'now-30m',
    to: 'now',
  });
  await expect(explorer.cells).toHaveCount(1);
  await expect(explorer.search).toHaveValue('check');

  await explorer.choose('Profile type', 'CPU time');
  await expect.poll(() => explorer.getParam('var-profileMetricId')).toBe('process_cpu:cpu:nanoseconds:cpu:nanoseconds');
  await explorer.page.goBack();
  await expect.poll(() => explorer.getParam('var-profileMetricId')).toBe('memory:inuse_space:bytes:space:bytes');

  await explorer.reload();
  await expect(explorer.cells).toHaveCount(1);
});

test('a few services take one series query, and every later choice one more', async ({ explorer }) => {
  await explorer.open();
  await expect(explorer.cell('checkout').locator('canvas').first()).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(1);

  explorer.forgetRequests();
  await explorer.search.fill('check');
  await expect(explorer.cells).toHaveCount(1);
  await explorer.search.fill('');
  await explorer.page.mouse.wheel(0, 5000);

  // One that the filter or the wheel had caused would have come before this one, or beside it.
  await explorer.choose('Profile type', 'Memory in use');
  await expect(explorer.cell('checkout').locator('canvas').first()).toBeVisible();
  await explorer.whenIdle();
  expect(explorer.seriesRequests).toEqual([expect.stringContaining('memory:inuse_space')]);
});

test('a profile type that nobody sends is said to be missing, with those that exist', async ({ explorer }) => {
  await explorer.open({ 'var-profileMetricId': 'nope:nope:count:nope:count' });
  await expect(
    explorer.page.getByText('No service sends “nope:nope:count:nope:count” in this time range').first(),
  ).toBeVisible();
  await explorer.page.getByRole('button', { name: 'CPU time' }).click();
  await expect(explorer.cell('checkout')).toBeVisible();
});

test('sorting by change puts the regressing service first, sends nothing, and is a step back', async ({ explorer }) => {
  await explorer.open(RECORDED);
  await expectComplete(explorer);
  explorer.forgetRequests();
  await explorer.choose('Sort', 'Change');
  await expect(explorer.cells.first()).toContainText('checkout');
  expect(explorer.getParam('sort')).toBe('change');
  await explorer.choose('Sort', 'Name');
  await expect(explorer.cells.last()).toContainText('thumbnails');
  await explorer.choose('Sort', 'Volatility');
  await expect(explorer.cells.first()).toContainText('checkout');
  await explorer.page.goBack();
  await expect(explorer.cells.last()).toContainText('thumbnails');
  expect(explorer.getParam('sort')).toBe('name');
  await explorer.choose('Sort', 'Total');
  await expect(explorer.cells.last()).toContainText('reports');
  expect(explorer.getParam('sort')).toBeNull();
  expect(explorer.seriesRequests).toHaveLength(0);

  await explorer.reload();
  await expectComplete(explorer);
  await expect(explorer.cells.last()).toContainText('reports');
});

test('the quick filter takes words and regexes, counts, says what is wrong, Escape clears it, and nothing found has a way back', async ({
  explorer,
}) => {
  const { page } = explorer;
  await explorer.open({ searchText: '^(check|sea)' });
  await expect(explorer.cells).toHaveCount(2);
  await expect(page.getByLabel('2 services found')).toBeVisible();
  await explorer.search.fill('LEDGER, reports');
  await expect(explorer.cells).toHaveCount(2);
  await expect(explorer.cell('ledger')).toBeVisible();
  await explorer.search.fill('(check');
  await expect(page.getByText('“(check” is not a regular expression, so it is searched as plain text.')).toBeVisible();
  await explorer.search.press('Escape');
  await expect(explorer.search).toHaveValue('');
  await expect(explorer.cells.nth(7)).toBeVisible();
  await expect.poll(() => explorer.getParam('searchText')).toBeNull();
  await explorer.search.fill('no-such-service');
  await expect(page.getByText(/None of the \d+ services matches/)).toBeVisible();
  await page.getByRole('button', { name: 'Show all services' }).click();
  await expect(explorer.cell('checkout')).toBeVisible();
  expect(explorer.getParam('searchText')).toBeNull();
});

test('layout and order are in the URL and outlive a change of the view, and back undoes them', async ({ explorer }) => {
  const { page } = explorer;
  await explorer.open({ sort: 'volatility' });
  await expect(canvasOf(explorer, 'checkout')).toBeVisible();
  await page.getByRole('radio', { name: 'Rows' }).click({ force: true });
  await expect.poll(() => explorer.getParam('layout')).toBe('rows');
  const [first, second] = [await explorer.cells.nth(0).boundingBox(), await explorer.cells.nth(1).boundingBox()];
  expect(second?.x).toBe(first?.x);
  await explorer.tab('Flame graph').click();
  await explorer.tab('All services').click();
  await expect(explorer.cells.nth(7)).toBeVisible();
  expect(explorer.getParam('layout')).toBe('rows');
  expect(explorer.getParam('sort')).toBe('volatility');
  await expect(page.getByRole('combobox', { name: 'Sort' })).toHaveValue('Volatility');
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect.poll(() => explorer.getParam('layout')).toBeNull();
});

test('the table shows numbers, is sorted by its headers, and is walked by keyboard', async ({ explorer }) => {
  const { page } = explorer;
  await explorer.open({ ...RECORDED, layout: 'table' });
  const table = page.getByRole('table', { name: 'Services' });
  await expect(table).toHaveAttribute('aria-rowcount', '12');
  const checkout = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'checkout' }) });
  await expect(checkout).toContainText(/min [\d.]+ cores/);
  await expect(checkout).toContainText(/▲ \+\d+ %/);
  await expect(checkout).toContainText(/±\d/);
  await expect(checkout.locator('path').first()).toHaveAttribute('d', /^M/);
  await expect(table.getByRole('columnheader', { name: 'Total' })).toHaveAttribute('aria-sort', 'descending');

  explorer.forgetRequests();
  const change = table.getByRole('button', { name: 'Change' });
  await change.focus();
  await page.keyboard.press('Enter');
  await expect(table.getByRole('columnheader', { name: 'Change' })).toHaveAttribute('aria-sort', 'descending');
  await expect(table.getByRole('rowheader').first()).toHaveText('checkout');
  expect(explorer.getParam('sort')).toBe('change');
  expect(explorer.seriesRequests).toHaveLength(0);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(table.getByRole('link', { name: 'checkout, flame graph' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(checkout.getByTestId('change')).toBeFocused();
  for (const view of ['Flame graph', 'Labels', 'Profile types']) {
    await page.keyboard.press('Tab');
    await expect(table.getByRole('link', { name: `${view} of checkout` })).toBeFocused();
  }
  // The star and the menu.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(table.getByRole('rowheader').nth(1).getByRole('link')).toBeFocused();
  await table.getByRole('link', { name: 'checkout, flame graph' }).click();
  await expect(explorer.flameGraph).toBeVisible();
});

test('panels stay where they are when the list narrows, the range changes or the page refreshes', async ({
  explorer,
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 500 });
  await explorer.open();
  await expectComplete(explorer);
  await page.mouse.wheel(0, 300);
  await expect(canvasOf(explorer, 'reports')).toBeVisible();
  const panel = await explorer.cell('reports').locator('[data-viz-panel-key]').elementHandle();
  const scrolled = await page.evaluate(() => window.scrollY);

  explorer.forgetRequests();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect.poll(() => explorer.seriesRequests.length).toBe(1);
  await explorer.whenIdle();
  expect(await panel?.evaluate((element) => element.isConnected)).toBe(true);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);

  await page.getByRole('button', { name: 'Zoom out time range' }).click();
  await expect.poll(() => explorer.seriesRequests.length).toBe(2);
  await explorer.whenIdle();
  expect(await panel?.evaluate((element) => element.isConnected)).toBe(true);

  await explorer.search.fill('report');
  await expect(explorer.cells).toHaveCount(1);
  expect(await panel?.evaluate((element) => element.isConnected)).toBe(true);
});

test('another profile type keeps the older picture, dimmed, until its own is here', async ({ explorer, page }) => {
  await explorer.open();
  await expectComplete(explorer);
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/ds/query**', async (route) => {
    await held;
    await route.continue();
  });
  await explorer.choose('Profile type', 'Memory in use');
  await expect(explorer.cell('checkout').locator('[aria-busy=true]')).toBeVisible();
  await expect(canvasOf(explorer, 'checkout')).toBeVisible();
  release?.();
  await expect(page.getByText(/iB on average .*snapshots, averaged/)).toBeVisible();
  await expect(explorer.cell('checkout').locator('[aria-busy=true]')).toHaveCount(0);
});

test('dragging over a panel zooms, and back returns', async ({ explorer, page }) => {
  await explorer.open();
  await expect(canvasOf(explorer, 'checkout')).toBeVisible();
  await expectComplete(explorer);
  const plot = getPlot(explorer.cell('checkout'));
  const box = await plot.boundingBox();
  if (!box) {
    throw new Error('The panel has no plot');
  }
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => explorer.getParam('from')).not.toBe('now-1h');
  await page.goBack();
  await expect.poll(() => explorer.getParam('from')).toBe('now-1h');
});

test('a panel’s menu changes its scale and leads to Explore, its links lead to the other views', async ({
  explorer,
  page,
}) => {
  await explorer.open({ 'var-filters': 'namespace|=|shop' });
  await expect(canvasOf(explorer, 'checkout')).toBeVisible();
  await openMenu(explorer, 'checkout');
  const explore = page.getByRole('menuitem', { name: 'Open in Explore' });
  await expect(explore).toHaveAttribute('target', '_blank');
  const panes: unknown = JSON.parse(
    new URL((await explore.getAttribute('href')) ?? '', page.url()).searchParams.get('panes') ?? '',
  );
  expect(panes).toMatchObject({
    'pyroscope-explore': {
      range: { from: 'now-1h', to: 'now' },
      queries: [
        {
          queryType: 'metrics',
          profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
          labelSelector: '{service_name="checkout",namespace="shop"}',
        },
      ],
    },
  });
  await page.getByRole('menuitem', { name: 'Log2' }).click();
  await openMenu(explorer, 'checkout');
  await expect(page.getByRole('menuitem', { name: 'Log2 (chosen)' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Profile types of checkout' }).click();
  await expect.poll(() => explorer.getParam('explorationType')).toBe('profiles');
  expect(explorer.getParam('var-serviceName')).toBe('checkout');
  await page.goBack();
  await page.getByRole('link', { name: 'Labels of checkout' }).click();
  await expect.poll(() => explorer.getParam('explorationType')).toBe('labels');
});

test('a favorite comes first when the list is ordered next', async ({ explorer, page }) => {
  await explorer.open({ sort: 'name' });
  await expectComplete(explorer);
  const star = explorer.cell('storefront').getByRole('button', { name: /storefront (to|from) favorites/ });
  await star.click();
  await expect(star).toHaveAccessibleName(/^Remove/);
  await expect(explorer.cells.first()).toContainText('checkout');
  await explorer.reload();
  await expect(explorer.cells.first()).toContainText('storefront');
  await explorer.choose('Sort', 'Change');
  await expect(explorer.cells.nth(1)).toContainText('checkout');
  await expect(explorer.cells.first()).toContainText('storefront');

  await openMenu(explorer, 'storefront');
  await page.getByRole('menuitem', { name: 'Remove from favorites' }).click();
  await expect(star).toHaveAccessibleName(/^Add/);
});

test('filters leave the services that have series under them', async ({ explorer, page }) => {
  await explorer.open({ 'var-filters': 'namespace|=|shop' });
  await expect(page.getByText(/[1-7] of \d+ services match the filters/)).toBeVisible();
  await expect(explorer.cell('checkout')).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(1);
  expect(explorer.seriesRequests[0]).toContain('{namespace=\\"shop\\"}');
  await expect(explorer.cell('ledger')).toHaveCount(0);
});

test('filters that no service fits say so, and are removed', async ({ explorer, page }) => {
  await explorer.open({ 'var-filters': 'namespace|=|nowhere' });
  await expect(page.getByText(/None of the \d+ services has profiles that match the filters/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filters' }).click();
  await expect(explorer.cells.nth(7)).toBeVisible();
  await expect.poll(() => explorer.getParam('var-filters')).toBeNull();
});
