// Cannot prove: the time a real Pyroscope takes for a thousand services.
import { expect, test } from './test';

// A thousand panels are much to scroll through for a browser that draws without a graphics card.
test.slow();
test.use({ sharesPage: true });

// So long a slow machine that does other things as well may take to work out a thousand series.
const PATIENT = { timeout: 60_000 };

test('a thousand services take two series queries, also after scrolling to the end', async ({ explorer }) => {
  await explorer.open();
  await expect(explorer.page.getByText(/1,0\d\d services/)).toBeVisible();
  await expect(explorer.cells.first().locator('canvas').first()).toBeVisible();
  await expect.poll(() => explorer.seriesRequests.length).toBe(2);
  expect(explorer.seriesRequests[0]).toContain('service_name=~');
  expect(explorer.seriesRequests[1]).toContain('"labelSelector":"{}"');

  // The list is put in order once all numbers are here: until then, its end may be taken out and put in elsewhere.
  await expect(explorer.page.getByText(/loading the rest|when all have loaded/)).toHaveCount(0, PATIENT);
  // Places out of view come after those in view.
  await expect.poll(() => explorer.cells.count()).toBeGreaterThan(1000);
  await explorer.cells.last().scrollIntoViewIfNeeded();
  // Each time some screens further up.
  for (let step = 0; step < 5; step += 1) {
    await explorer.page.mouse.wheel(0, -3000);
    // What scrolled into view is drawn before the next screen.
    await explorer.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
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
  await expect(page.getByText('loading the rest')).toBeVisible();
  await expect.poll(() => explorer.cells.count()).toBeGreaterThan(1000);
  await explorer.cells.last().scrollIntoViewIfNeeded();
  await expect(explorer.cells.last()).toContainText('Loading');
  await explorer.search.fill('check');
  await expect(explorer.cell('checkout')).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(2);

  release?.();
  await expect(explorer.cell('checkout').locator('canvas').first()).toBeVisible(PATIENT);
  expect(explorer.seriesRequests).toHaveLength(2);
});

test('sorting waits for the second answer and says so; then it sends nothing', async ({ explorer, page }) => {
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/ds/query**', async (route) => {
    if (route.request().postData()?.includes('"labelSelector":"{}"')) {
      await held;
    }
    await route.continue();
  });
  await explorer.open();
  await expect(page.getByText('loading the rest')).toBeVisible();
  await expect(explorer.cells.first().locator('canvas').first()).toBeVisible();
  const [first = ''] = (await explorer.cells.first().innerText()).split('\n');
  await explorer.choose('Sort', 'Change');
  await expect(page.getByText('sorts by change when all have loaded')).toBeVisible();
  await expect(explorer.cells.first()).toContainText(first);

  release?.();
  await expect(explorer.cells.first()).toContainText('checkout', PATIENT);
  await expect(page.getByText(/1,0\d\d services · [\d.]+ cores on average · top 5 use/)).toBeVisible();
  await explorer.choose('Sort', 'Total');
  await explorer.choose('Sort', 'Volatility');
  await expect.poll(() => explorer.getParam('sort')).toBe('volatility');
  expect(explorer.seriesRequests).toHaveLength(2);
});

test('the table of a thousand services takes two requests, also when it is scrolled to the end', async ({
  explorer,
  page,
}) => {
  await explorer.open({ layout: 'table', sort: 'total' });
  const table = page.getByRole('table', { name: 'Services' });
  await expect(table).toHaveAttribute('aria-rowcount', /^10\d\d$/);
  await expect(page.getByText(/ cores on average/)).toBeVisible(PATIENT);
  await expect(table.getByRole('columnheader', { name: 'Total' })).toHaveAttribute('aria-sort', 'descending');
  const scrolled = page.getByTestId('services-table');
  for (const part of [0.3, 0.6, 1]) {
    await scrolled.evaluate((element, to) => element.scrollTo(0, element.scrollHeight * to), part);
    await expect(table.getByRole('row').nth(5)).toBeVisible();
  }
  await expect(table.locator('path').last()).toHaveAttribute('d', /^M/);
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  expect(explorer.seriesRequests).toHaveLength(2);
});

test('the fleet of a thousand services takes two requests, by service twenty-four more', async ({ explorer, page }) => {
  let treeCount = 0;
  page.on('request', (request) => {
    treeCount += Number(request.url().endsWith('querier.v1.QuerierService/SelectMergeStacktraces'));
  });
  await explorer.open({ explorationType: 'fleet' });
  await expect(explorer.flameGraph.getByRole('heading', { name: /1,0\d\d services/ })).toBeVisible(PATIENT);
  await expect(explorer.functionNamed(/./)).toBeVisible();
  expect([explorer.seriesRequests.length, treeCount]).toEqual([1, 1]);

  await explorer.open({ explorationType: 'fleet', firstLevel: 'service_name', panes: 'tree' });
  await expect(page.getByRole('treeitem', { name: /^[\d,]+ others, total / })).toBeVisible();
  expect([explorer.seriesRequests.length, treeCount]).toEqual([2, 2 + 24]);
});
