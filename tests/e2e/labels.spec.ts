// Cannot prove: that a real Pyroscope counts the labels as quickly, and that a real Grafana draws its other panel types alike.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test';

test.use({ sharesPage: true });

const LABELS = { explorationType: 'labels', 'var-serviceName': 'checkout' };
const VALUES = { ...LABELS, 'var-groupBy': 'region' };

function groupBy(page: Page): Locator {
  return page.getByRole('group', { name: 'Group by label' });
}

function value(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

function filtersOf(page: Page): string[] {
  return new URL(page.url()).searchParams.getAll('var-filters');
}

function countCalls(page: Page, method: string): { count: number } {
  const calls = { count: 0 };
  page.on('request', (request) => {
    calls.count += Number(request.url().endsWith(`querier.v1.QuerierService/${method}`));
  });
  return calls;
}

test('every label has a panel; those that explain the differences come first', async ({ explorer, page }) => {
  const series = countCalls(page, 'Series');
  const labelValues = countCalls(page, 'LabelValues');
  await explorer.open(LABELS);
  await expect(page.getByText('labels, ordered by how much they explain')).toBeVisible();
  await expect(explorer.cells.nth(0)).toContainText(/service_git_ref|version/);
  await expect(explorer.cells.nth(1)).toContainText(/service_git_ref|version/);
  await expect(groupBy(page).getByRole('button', { name: /^version \(2\)/ })).toBeVisible();
  const count = await explorer.cells.count();
  // One of the whole service, one per label; what is in view is enough to compare.
  expect(explorer.seriesRequests).toHaveLength(count + 1);
  // The list of services, and that of labels.
  expect(series.count).toBe(2);
  expect(labelValues.count).toBe(0);
});

test('a label is chosen by its panel or its button; back returns, and a link shows the same', async ({
  explorer,
  page,
}) => {
  await explorer.open(LABELS);
  await page.getByRole('button', { name: 'Add region of checkout to favorites' }).click();
  await expect(page.getByRole('button', { name: 'Remove region of checkout from favorites' })).toBeVisible();
  await explorer.reload();
  await expect(page.getByText('labels, ordered by how much they explain')).toBeVisible();
  await expect(explorer.cells.first()).toContainText('region');
  await page.getByRole('button', { name: 'Select region' }).click();
  await expect(value(page, 'eu-west').locator('canvas').first()).toBeVisible();
  await expect(page.getByText('CPU time (cpu) · checkout, grouped by region')).toBeVisible();
  expect(explorer.getParam('var-groupBy')).toBe('region');
  await groupBy(page)
    .getByRole('button', { name: /^version/ })
    .click();
  await expect(value(page, 'v1')).toBeVisible();
  await page.goBack();
  await expect(value(page, 'eu-west')).toBeVisible();
  await explorer.reload();
  await expect(value(page, 'eu-west').getByText(/total · \d/)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Select region' })).toBeVisible();
  expect(explorer.getParam('var-groupBy')).toBeNull();
});

test('values take one series request; include and exclude edit the filter, and the flame graph of a value has its filter', async ({
  explorer,
  page,
}) => {
  await explorer.open(VALUES);
  await expect(value(page, 'us-east').locator('canvas').first()).toBeVisible();
  await explorer.whenIdle();
  expect(explorer.seriesRequests).toHaveLength(1);
  const include = value(page, 'eu-west').getByRole('button', { name: 'Include eu-west' });
  await include.click();
  await expect(include).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => filtersOf(page)).toEqual(['region|in|eu-west']);
  // What the filter leaves out stays, to be taken in as well.
  await value(page, 'us-east').getByRole('button', { name: 'Include us-east' }).click();
  await expect.poll(() => filtersOf(page)).toEqual(['region|in|eu-west|us-east']);
  await value(page, 'us-east').getByRole('button', { name: 'Exclude us-east' }).click();
  await expect.poll(() => filtersOf(page)).toEqual(['region|not-in|us-east']);
  await value(page, 'us-east').getByRole('button', { name: 'Exclude us-east' }).click();
  await expect.poll(() => filtersOf(page)).toEqual([]);
  await expect(page.getByText('CPU time (cpu) · checkout, grouped by region')).toBeVisible();
  await page.goBack();
  await expect.poll(() => filtersOf(page)).toEqual(['region|not-in|us-east']);
  await value(page, 'us-east').getByRole('button', { name: 'Exclude us-east' }).click();
  await expect.poll(() => filtersOf(page)).toEqual([]);
  await value(page, 'eu-west').getByRole('link', { name: 'Flame graph of eu-west' }).click();
  await expect(explorer.flameGraph).toBeVisible();
  expect(filtersOf(page)).toEqual(['region|=|eu-west']);
  expect(explorer.getParam('var-groupBy')).toBeNull();
});

test('two values are compared under the filters and the range of the page; one value may be both', async ({
  explorer,
  page,
}) => {
  await explorer.open({ ...VALUES, from: 'now-30m', to: 'now', 'var-filters': 'version|=|v2' });
  const bar = page.getByRole('region', { name: 'Comparison' });
  await expect(bar.getByRole('button', { name: 'Compare (0/2)' })).toBeDisabled();
  // The box itself lies under its drawing.
  await page.getByRole('checkbox', { name: 'eu-west as baseline' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'eu-west as comparison' }).check({ force: true });
  await expect(bar).toContainText('region: “eu-west” against the baseline “eu-west”');
  await page.getByRole('checkbox', { name: 'us-east as comparison' }).check({ force: true });
  await expect(bar).toContainText('region: “us-east” against the baseline “eu-west”');
  // The URL alone shows the same, and each tick is a step.
  await explorer.reload();
  await expect(bar).toContainText('region: “us-east” against the baseline “eu-west”');
  await page.goBack();
  await expect(bar).toContainText('region: “eu-west” against the baseline “eu-west”');
  await page.goForward();
  await expect(bar).toContainText('region: “us-east” against the baseline “eu-west”');
  const link = bar.getByRole('link', { name: 'Compare (2/2)' });
  await expect(link).toBeInViewport();
  const params = new URL((await link.getAttribute('href')) ?? '', page.url()).searchParams;
  expect(params.get('explorationType')).toBe('diff-flame-graph');
  expect(params.getAll('var-filtersBaseline')).toEqual(['version|=|v2', 'region|=|eu-west']);
  expect(params.getAll('var-filtersComparison')).toEqual(['version|=|v2', 'region|=|us-east']);
  expect([params.get('from'), params.get('to')]).toEqual(['now-30m', 'now']);
  expect([params.get('comparisonFrom'), params.get('comparisonTo')]).toEqual(['now-30m', 'now']);
  expect(params.has('baselineValue') || params.has('comparisonValue')).toBe(false);
  await bar.getByRole('button', { name: 'Clear' }).click();
  await expect(bar.getByRole('button', { name: 'Compare (0/2)' })).toBeVisible();
});

test('another service or profile type begins with all its labels; back returns to the values', async ({
  explorer,
  page,
}) => {
  await explorer.open(VALUES);
  await expect(value(page, 'eu-west')).toBeVisible();
  await explorer.choose('Profile type', 'Memory in use');
  await expect(page.getByRole('button', { name: 'Select region' })).toBeVisible();
  await expect(page.getByText(/ · checkout · snapshots, averaged/).first()).toBeVisible();
  await page.goBack();
  await expect(value(page, 'eu-west')).toBeVisible();
  await explorer.choose('Service', 'storefront');
  await expect(page.getByRole('button', { name: 'Select region' })).toBeVisible();
  expect(explorer.getParam('var-groupBy')).toBeNull();
});

test('panel types draw the same answers; the choice is in the URL and ends with the choice of a label', async ({
  explorer,
  page,
}) => {
  await explorer.open(LABELS);
  await expect(explorer.cell('version').locator('canvas').first()).toBeVisible();
  await explorer.whenIdle();
  explorer.forgetRequests();
  const choose = (name: string) => page.getByRole('radio', { name }).click({ force: true });
  await choose('Totals');
  await expect(explorer.cell('version')).toContainText(/v2.*min|min.*v2/s);
  await expect.poll(() => explorer.getParam('panelType')).toBe('bar-gauge');
  await choose('Maxima');
  await expect(explorer.cell('version')).toContainText('Max');
  await choose('Histograms');
  await expect(explorer.cell('version').getByRole('img', { name: 'Histogram' })).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(0);
  await page.goBack();
  await expect.poll(() => explorer.getParam('panelType')).toBe('table');
  await page.getByRole('button', { name: 'Select version' }).click();
  await expect(value(page, 'v1')).toBeVisible();
  expect(explorer.getParam('panelType')).toBeNull();
});

test('pictures of a moment are averaged, never summed', async ({ explorer, page }) => {
  const type = 'memory:inuse_space:bytes:space:bytes';
  await explorer.open({ ...VALUES, 'var-profileMetricId': type });
  await expect(value(page, 'eu-west').getByText('on average')).toBeVisible();
});

test('a service without profiles says so, in the place of empty panels', async ({ explorer, page }) => {
  await explorer.open({ ...LABELS, 'var-serviceName': 'gone' });
  await expect(page.getByText('No profiles of “gone” in this time range', { exact: true })).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(0);
  await explorer.choose('Service', 'checkout');
  await expect(explorer.cell('version').locator('canvas').first()).toBeVisible();
});

test('a panel opens large with all its values', async ({ explorer, page }) => {
  await explorer.open(LABELS);
  await page.getByRole('button', { name: 'Expand hostname' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('All values');
  await expect(drawer.locator('canvas').first()).toBeVisible();
  await explorer.reload();
  await expect(drawer.locator('canvas').first()).toBeVisible();
  // The first Escape may close the tooltip of the button that has the focus.
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(drawer).toHaveCount(0);
  await page.goBack();
  await expect(drawer).toContainText('All values');
});

test('the quick filter narrows labels, then values, and is cleared between them', async ({ explorer, page }) => {
  await explorer.open({ ...LABELS, searchText: 'ver' });
  await expect(explorer.cells).toHaveCount(1);
  await page.getByRole('button', { name: 'Select version' }).click();
  await expect(value(page, 'v1')).toBeVisible();
  expect(explorer.getParam('searchText')).toBeNull();
  await page.getByRole('textbox', { name: 'Search label values' }).fill('v2');
  await expect(value(page, 'v1')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Search label values' }).fill('zzz');
  await page.getByRole('button', { name: 'Show all values' }).click();
  await expect(value(page, 'v1')).toBeVisible();
});

test('panels without data can be hidden, and a refresh keeps the others', async ({ explorer, page }) => {
  await page.route('**/api/ds/query**', async (route) => {
    if (route.request().postData()?.includes('"groupBy":["region"]')) {
      await route.fulfill({ json: { results: { A: { status: 200, frames: [] } } } });
      return;
    }
    await route.continue();
  });
  await explorer.open(LABELS);
  await expect(explorer.cell('region')).toContainText('No samples in this time range');
  await page.getByRole('switch', { name: 'Hide empty' }).click({ force: true });
  await expect(explorer.cell('region')).toHaveCount(0);
  await expect.poll(() => explorer.getParam('hideNoData')).toBe('on');
  const panel = await explorer.cell('version').locator('canvas').first().elementHandle();
  explorer.forgetRequests();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect.poll(() => explorer.seriesRequests.length).toBeGreaterThan(1);
  await explorer.whenIdle();
  expect(await panel?.evaluate((element) => element.isConnected)).toBe(true);
});

test('labels stay where they are while the pointer is on them', async ({ explorer, page }) => {
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/ds/query**', async (route) => {
    if (route.request().postData()?.includes('"groupBy":["region"]')) {
      await held;
    }
    await route.continue();
  });
  await explorer.open(LABELS);
  await expect(page.getByText('ordered by number of values')).toBeVisible();
  await expect(explorer.cells.nth(0)).toContainText('hostname');
  await explorer.cells.nth(0).hover();
  release?.();
  await expect(page.getByRole('button', { name: 'Order by how much they explain' })).toBeVisible();
  await expect(explorer.cells.nth(0)).toContainText('hostname');
  await page.mouse.move(2, 2);
  await expect(page.getByText('ordered by how much they explain')).toBeVisible();
  await expect(explorer.cells.nth(0)).not.toContainText('hostname');
});

test('a slow server is not asked for labels that nobody looks at', async ({ explorer, page }) => {
  await page.setViewportSize({ width: 400, height: 400 });
  await page.clock.install();
  await page.route('**/api/ds/query**', async (route) => {
    await page.clock.fastForward(2200);
    await route.continue();
  });
  await explorer.open(LABELS);
  await expect(page.getByText('the server is slow: labels out of view are not compared')).toBeVisible();
});

test('by keyboard alone: a filter, a label, a value taken in, its flame graph', async ({ explorer, page }) => {
  await explorer.open(LABELS);
  await expect(page.getByText('ordered by how much they explain')).toBeVisible();
  await page.getByRole('combobox', { name: 'Filters' }).focus();
  for (const part of ['version', '=', 'v2']) {
    await page.keyboard.type(part);
    await page.keyboard.press('Enter');
  }
  await expect.poll(() => filtersOf(page)).toEqual(['version|=|v2']);
  const tabTo = async (target: Locator): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error('never reached by Tab');
  };
  await tabTo(groupBy(page).getByRole('button', { name: /^region/ }));
  await page.keyboard.press('Enter');
  await expect(value(page, 'eu-west')).toBeVisible();
  await tabTo(page.getByRole('button', { name: 'Include eu-west' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => filtersOf(page)).toEqual(['version|=|v2', 'region|in|eu-west']);
  await tabTo(page.getByRole('link', { name: 'Flame graph of eu-west' }));
  await page.keyboard.press('Enter');
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  expect(filtersOf(page)).toEqual(['version|=|v2', 'region|=|eu-west']);
});
