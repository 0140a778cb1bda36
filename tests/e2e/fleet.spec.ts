// Cannot prove: how long a real Pyroscope takes to merge the profiles of a thousand services.
import type { Page } from '@playwright/test';
import { dataHour, minutesBeforeStart } from './dataHour';
import { AXE_WARNING, findAccessibilityFaults } from './findAccessibilityFaults';
import { expect, test } from './test';

test.use({ sharesPage: true });

const FLEET = { explorationType: 'fleet' };
const SETTINGS = '/api/plugins/openprofiles-drilldown-app/settings';

function countTrees(page: Page): { count: number } {
  const calls = { count: 0 };
  page.on('request', (request) => {
    calls.count += Number(request.url().endsWith('querier.v1.QuerierService/SelectMergeStacktraces'));
  });
  return calls;
}

test('all services are one flame graph from two requests, with kinds of work that find their functions', async ({
  explorer,
  page,
  expectConsole,
}) => {
  const trees = countTrees(page);
  await explorer.open({ ...FLEET, theme: 'dark' });
  await expect(
    explorer.flameGraph.getByRole('heading', { name: /^CPU time · \d[\d,]* services · .* cores/ }),
  ).toBeVisible();
  await expect(explorer.functionNamed(/./)).toBeVisible();
  const kinds = page.getByRole('group', { name: 'Kinds of work' });
  await expect(kinds.getByRole('button').first()).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(1);
  expect(trees.count).toBe(1);

  await kinds.getByRole('button').first().click();
  await expect(page.getByRole('status', { name: 'Search', exact: true })).toContainText(/match(es)?: /);
  expectConsole(AXE_WARNING);
  expect(await findAccessibilityFaults(page)).toEqual([]);
});

test('filters narrow the fleet, and its first level can be any label', async ({ explorer, page, expectConsole }) => {
  await explorer.open({
    ...FLEET,
    theme: 'light',
    'var-filters': 'service_name|=~|checkout|ledger',
    firstLevel: 'namespace',
    panes: 'tree',
  });
  await expect(explorer.flameGraph.getByRole('heading', { name: /2 services/ })).toBeVisible();
  await expect(page.getByRole('treeitem', { name: /^shop, total / })).toBeVisible();
  expectConsole(AXE_WARNING);
  expect(await findAccessibilityFaults(page)).toEqual([]);

  await explorer.open({ ...FLEET, 'var-filters': 'namespace|=|nowhere' });
  await expect(page.getByText('No samples of any service match the filters')).toBeVisible();
  await expect(page.getByText(/Filters: namespace is nowhere\./)).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filters' }).click();
  await expect(explorer.functionNamed(/./)).toBeVisible();
});

test('a list tells which services run a function, with a way into each', async ({ explorer, page }) => {
  const trees = countTrees(page);
  await explorer.open({ ...FLEET, servicesOf: 'parseDiscountRule' });
  const table = page.getByRole('table', { name: 'Services that run parseDiscountRule' });
  await expect(table.getByRole('rowheader', { name: 'checkout' })).toContainText('v1, v2');
  await expect(page.getByText(/^Runs in \d+ of \d+ services that answered\.( Not asked: .*)?$/)).toBeVisible();
  expect(trees.count).toBeLessThanOrEqual(25);
  await table.getByRole('button', { name: 'Open checkout in Grafana' }).click();
  const item = page.getByRole('menuitem', { name: 'Open the flame graph in Explore' });
  await expect(item).toContainText('Without the search for the function');
  await expect(item).toHaveAttribute('href', /service_name%3D%5C%22checkout%5C%22/);
  await page.keyboard.press('Escape');
  await table.getByRole('link', { name: 'Flame graph of checkout' }).click();
  await expect(explorer.flameGraph).toHaveAccessibleName('Flame graph of checkout');
  expect(explorer.getParam('find')).toBe('"parseDiscountRule"');
});

test('what changed leads from a row to the diff behind it, and folds what is not sure', async ({ explorer, page }) => {
  const trees = countTrees(page);
  // checkout gets a new version 35 and 31 minutes before the stack starts.
  await explorer.open({ ...FLEET, from: minutesBeforeStart(40), to: minutesBeforeStart(20) });
  await expect(explorer.functionNamed(/./)).toBeVisible();
  const opened = { trees: trees.count, series: explorer.seriesRequests.length };
  await page.getByRole('button', { name: 'What changed?' }).click();
  const panel = page.getByRole('region', { name: 'What changed?' });
  await expect(panel.getByRole('cell', { name: 'checkout', exact: true })).toBeVisible();
  await expect(panel.getByText('not tested').first()).toBeVisible();
  expect(explorer.seriesRequests.length - opened.series).toBe(2);
  expect(trees.count).toBe(opened.trees);

  // The keyboard stays where it was: what began can be stopped there.
  await panel.getByRole('button', { name: /^Check the largest \d+$/ }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(panel.getByText(/ differ, which may be noise\./)).toBeVisible();
  expect(trees.count - opened.trees).toBeLessThanOrEqual(160);
  // The new version is one row; its functions are on demand, and what may be noise is not on the screen.
  const rows = panel.getByRole('row');
  await expect(panel.getByRole('cell', { name: 'may be noise' })).toHaveCount(0);
  await panel.getByRole('button', { name: /^\d+ functions$/ }).click();
  const row = rows.filter({ has: page.getByRole('rowheader', { name: 'tokenizeCondition', exact: true }) });
  await expect(row).toContainText(/checkout\s*\+0\.\d+ cores/);
  await expect(row).toContainText('sure');
  await panel.getByRole('button', { name: /^Show all \d+$/ }).click();
  await expect(panel.getByRole('cell', { name: 'may be noise' }).first()).toBeVisible();

  await row.getByRole('link', { name: 'Diff of checkout' }).click();
  await expect(page.getByText(/Comparison costs? .*tokenizeCondition/)).toBeVisible();
});

test('money is shown where a price is set; without one an administrator is led to the settings', async ({
  explorer,
  page,
}) => {
  const save = (jsonData: object) => page.request.post(SETTINGS, { data: { enabled: true, pinned: true, jsonData } });
  await explorer.open({ ...FLEET, amounts: 'money' });
  const note = page.getByRole('status', { name: 'Money' });
  await expect(note).toContainText('No price is set for a core-hour.');
  await expect(note.getByRole('link', { name: 'Set prices' })).toBeVisible();
  try {
    await save({ costCurrency: 'EUR', costPerCoreHour: 0.04 });
    await explorer.reload();
    await expect(note).toContainText(/cost €[\d.,]+\/month, extrapolated from/);
    await expect(explorer.flameGraph.getByRole('columnheader', { name: /Total, €\/month/ })).toBeVisible();
    expect(page.url()).not.toContain('0.04');
    await page.getByRole('button', { name: 'Services and change per function' }).click();
    await expect(explorer.flameGraph.getByRole('columnheader', { name: /Change, €\/month/ })).toBeVisible();
    await explorer.open({ explorationType: 'all', layout: 'table', ...dataHour });
    await expect(note).toContainText(/all services cost €[\d.,]+\/month, extrapolated from/);
    const row = page.getByRole('row').filter({ hasText: 'inventory' });
    await expect(row).toContainText(/€[\d.,]+\/month/);
    const costOfRow = (await row.innerText()).match(/€[\d.]+\/month/)?.[0];
    // Its chart, of the same hour, has the same average.
    await page.getByRole('radio', { name: 'Grid' }).press('Space');
    await page.getByRole('switch', { name: 'Money' }).press('Space');
    await expect(page).toHaveURL(/amounts=money/);
    await expect(explorer.cell('inventory')).toContainText(`Mean: ${costOfRow}`);
  } finally {
    await save({});
  }
});
