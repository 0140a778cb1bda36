// Cannot prove: how a real Pyroscope's ends of ranges fall; the local store follows recordings of one.
import type { Page, Request } from '@playwright/test';
import { dataHour, minutesBeforeStart } from './dataHour';
import { expect, test } from './test';

const DIFF = { explorationType: 'diff-flame-graph' };
const CHECKOUT = { ...DIFF, ...dataHour, 'var-serviceName': 'checkout' };

const sentence = (page: Page) => page.getByTestId('diff-sentence');
const table = (page: Page) => page.getByRole('grid', { name: 'Functions that changed' });
const side = (page: Page, name: 'Baseline' | 'Comparison') => page.getByRole('region', { name, exact: true });

/** Merged profiles that were asked for, slices among them. */
function countProfiles(page: Page): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => {
    if (request.url().includes('SelectMergeStacktraces')) {
      requests.push(request);
    }
  });
  return requests;
}

/** Drags over a chart, from and to as parts of its width. */
async function dragOver(page: Page, name: 'Baseline' | 'Comparison', from: number, to: number): Promise<void> {
  const box = await side(page, name).locator('.u-over').boundingBox();
  if (!box) {
    throw new Error('There is no chart to drag over');
  }
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
}

test('auto-select finds the regression, and the sentence says how much, since when, by which functions, how sure', async ({
  explorer,
  page,
}) => {
  await explorer.open(CHECKOUT);
  await expect(sentence(page)).toContainText(
    /^Comparison costs [5-7]\.\d × baseline per second \(\+0\.4\d+ cores\) since \d\d:\d\d:\d\d; .*tokenizeCondition 3\d(\.\d)? %/,
  );
  await expect(sentence(page)).toContainText(/Sure \(\d+ and \d+ slices\)\./);
  const first = table(page).getByRole('row').nth(1);
  await expect(first.getByRole('rowheader')).toContainText('tokenizeCondition');
  await expect(first).toContainText('sure');
  await expect(first).toContainText('✚ new');
  await expect(page.getByTestId('diff-sum')).toContainText(/together the whole change, \+0\.4\d+ cores/);
});

test('the mode is in the URL, survives a reload, and back undoes it', async ({ explorer, page }) => {
  await explorer.open(CHECKOUT);
  await expect(sentence(page)).toContainText('Sure');
  await page.getByRole('radio', { name: 'Share of total' }).click({ force: true });
  await expect(sentence(page)).toContainText(/Shares of each side's total moved/);
  expect(explorer.getParam('diffMode')).toBe('share');
  await page.reload();
  await expect(sentence(page)).toContainText(/^Shares of each side's total moved\. Sure/);
  await expect(table(page)).toContainText('points');
  await page.getByRole('radio', { name: 'Per second' }).click({ force: true });
  await expect(sentence(page)).toContainText('per second');
  await page.goBack();
  await expect(sentence(page)).toContainText('Shares');
});

test('swapped sides tell the same change the other way, and back swaps again', async ({ explorer, page }) => {
  await explorer.open(CHECKOUT);
  await expect(sentence(page)).toContainText('Sure');
  await page.getByRole('button', { name: 'Swap sides' }).click();
  await expect(sentence(page)).toContainText(/^Comparison costs 8\d(\.\d)? % less than baseline per second \(-0\.4/);
  expect(explorer.getParam('diffFrom')).not.toBeNull();
  await page.goBack();
  await expect(sentence(page)).toContainText(/^Comparison costs [5-7]\.\d × baseline/);
});

test('a calm pair says that no change was found, and the smallest that would have been', async ({ explorer, page }) => {
  await explorer.open({
    ...CHECKOUT,
    diffFrom: minutesBeforeStart(58),
    diffTo: minutesBeforeStart(48),
    'diffFrom-2': minutesBeforeStart(47),
    'diffTo-2': minutesBeforeStart(37),
  });
  await expect(sentence(page)).toContainText(
    /^No change found\. A change of 0\.0\d+ cores, \d+(\.\d)? % of baseline would have been seen nine times out of ten/,
  );
  await expect(table(page)).toContainText('may be chance');
});

test('moving one side asks nothing until it is let go, and then one profile and that side’s slices', async ({
  explorer,
  page,
}) => {
  const requests = countProfiles(page);
  await explorer.open({
    ...CHECKOUT,
    diffFrom: 'now-58m',
    diffTo: 'now-48m',
    'diffFrom-2': 'now-20m',
    'diffTo-2': 'now-10m',
  });
  await expect(sentence(page)).toContainText('Sure');
  const before = requests.length;
  await dragOver(page, 'Comparison', 0.7, 0.86);
  expect(requests.length).toBe(before);
  await page.mouse.up();
  await expect(sentence(page)).toContainText('Sure');
  const slices = Number(/and (\d+) slices/.exec((await sentence(page).textContent()) ?? '')?.[1]);
  const perSide = requests.slice(before).length;
  expect(perSide).toBeLessThanOrEqual(1 + slices + 24);
  expect(perSide).toBeGreaterThan(slices);
  expect(explorer.getParam('diffFrom')).toBe('now-58m');
  expect(explorer.getParam('diffFrom-2')).toMatch(/^\d{4}-/);
});

test('filters and range come along from another view, and each side then has its own', async ({ explorer, page }) => {
  await explorer.open({
    explorationType: 'flame-graph',
    'var-serviceName': 'checkout',
    'var-filters': 'region|=|us-east',
    from: 'now-40m',
    to: 'now',
  });
  await expect(explorer.flameGraph).toBeVisible();
  await explorer.tab('Diff flame graph').click();
  for (const name of ['Baseline', 'Comparison'] as const) {
    await expect(side(page, name)).toContainText('us-east');
  }
  expect(explorer.getParam('var-filtersBaseline')).toBe('region|=|us-east');
  expect(explorer.getParam('comparisonFrom')).toBe('now-40m');
  await side(page, 'Baseline')
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await expect.poll(() => explorer.getParam('var-filtersBaseline')).toBeNull();
  expect(explorer.getParam('var-filtersComparison')).toBe('region|=|us-east');
  await page.reload();
  await expect(side(page, 'Comparison')).toContainText('us-east');
  await expect(side(page, 'Baseline')).not.toContainText('us-east');
});

test('why it changed is asked for, named in the sentence, and narrows both sides', async ({ explorer, page }) => {
  await explorer.open(CHECKOUT);
  await expect(sentence(page)).toContainText('Sure');
  explorer.forgetRequests();
  await page.getByRole('button', { name: 'Why did it change?' }).click();
  await expect(sentence(page)).toContainText('of the rise is version=v2');
  expect(explorer.seriesRequests.length).toBeLessThanOrEqual(26);
  await page.getByRole('button', { name: 'Narrow both sides to version=v2', exact: true }).click();
  await expect(side(page, 'Comparison')).toContainText('v2');
  await expect(sentence(page)).toContainText('The baseline has no profiles, so there is nothing to compare');
  await page.goBack();
  await expect(sentence(page)).toContainText(/^Comparison costs/);
});

test('two services are compared', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, 'var-serviceNameComparison': 'ledger' });
  // How sure it is depends on how much of the regression lies in the hour.
  await expect(sentence(page)).toContainText(/Comparison costs .* baseline per second/);
  await expect(page.getByText('The sides differ in more than time')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Service of the comparison' })).toHaveValue('ledger');
});

test('ranges that cannot be compared say why, and nothing is asked', async ({ explorer, page }) => {
  const requests = countProfiles(page);
  await explorer.open({ ...CHECKOUT, diffFrom: 'now-1h', diffTo: 'now-2h', 'diffFrom-2': 'now-1h', 'diffTo-2': 'now' });
  await expect(sentence(page)).toContainText('The baseline’s range is empty or cannot be read');
  expect(requests).toEqual([]);
  await explorer.open({ ...CHECKOUT, diffFrom: 'now-1h', diffTo: 'now', 'diffFrom-2': 'now+1h', 'diffTo-2': 'now+2h' });
  await expect(sentence(page)).toContainText('The comparison lies in the future');
  expect(requests).toEqual([]);
});
