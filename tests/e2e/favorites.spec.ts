// Cannot prove: what a real Grafana does with a user's storage; the signed-in server here answers as recorded.
import { readFile } from 'node:fs/promises';
import { lookAtScreen } from './lookAtScreen';
import type { ExplorerPage } from './pages/ExplorerPage';
import { expect, test } from './test';

test.use({ sharesPage: true });

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const KEY = 'openprofiles-drilldown-app.favorites';
const PLAIN = { serviceName: 'checkout', profileTypeId: CPU };
const GROUPED = { ...PLAIN, groupBy: 'region' };
const TOTALS = { ...GROUPED, panelType: 'bar-gauge' };
const MAXIMA = { ...GROUPED, panelType: 'table' };
const FILTERED = { serviceName: 'ledger', profileTypeId: CPU, filters: ['version|=|v1'] };
const GONE = { serviceName: 'gone', profileTypeId: CPU };

const plain = 'checkout · CPU time (cpu)';
const grouped = 'checkout · CPU time (cpu) · region';
const filtered = 'ledger · CPU time (cpu) · version = v1';
const gone = 'gone · CPU time (cpu)';

/** Stores what an earlier visit left in this browser. */
async function keep(explorer: ExplorerPage, ...favorites: object[]): Promise<void> {
  await explorer.store(KEY, JSON.stringify({ version: 1, favorites }));
}

const openFavorites = { explorationType: 'favorites', from: 'now-1h', to: 'now' };

test('a star on one page is a panel here, also when the page is reloaded before it was saved', async ({
  explorer,
  page,
}) => {
  await explorer.open({ explorationType: 'profiles', 'var-serviceName': 'checkout' });
  const star = page.getByRole('button', { name: /CPU time \(cpu\) of checkout (to|from) favorites/ });
  await expect(star).toBeEnabled();
  // Saving waits for as long as another holds the favorites; the reload lets go of them.
  await page.evaluate(() => {
    void navigator.locks.request('openprofiles-drilldown-app.favorites', () => new Promise(() => undefined));
  });
  await star.click();
  await expect(star).toHaveAccessibleName(/^Remove/);
  await page.reload();
  await expect(star).toHaveAccessibleName(/^Remove/);
  await explorer.tab('Favorites').click();
  await expect(explorer.cell(plain).locator('canvas')).toBeVisible();
  await expect.poll(() => page.evaluate((key) => localStorage.getItem(key), KEY)).toContain('checkout');
});

test('main elements: a panel and a query each, what cannot be found says so, and links to where each is from', async ({
  explorer,
  page,
}) => {
  await keep(explorer, PLAIN, GROUPED, FILTERED, GONE);
  await explorer.open({ ...openFavorites, 'var-serviceName': 'checkout', 'var-filters': 'region|=|eu-west' });
  for (const title of [plain, grouped, filtered]) {
    await expect(explorer.cell(title).locator('canvas')).toBeVisible();
  }
  await expect(explorer.cell(gone)).toContainText('There is no service “gone” in this time range');
  await expect(page.getByRole('combobox', { name: 'Data source' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Service' })).toHaveCount(0);
  expect(explorer.seriesRequests).toHaveLength(3);
  expect(explorer.seriesRequests.filter((body) => body.includes('"groupBy":["region"]'))).toHaveLength(1);

  const labelsLink = page.getByRole('link', { name: `Labels of ${grouped}`, exact: true });
  const href = new URL((await labelsLink.getAttribute('href')) ?? '', page.url());
  expect(href.searchParams.get('explorationType')).toBe('labels');
  expect(href.searchParams.get('var-groupBy')).toBe('region');
  await page.getByRole('link', { name: `Labels of ${filtered}` }).click();
  await expect.poll(() => explorer.getParam('var-serviceName')).toBe('ledger');
  const params = new URL(page.url()).searchParams;
  expect(params.getAll('var-filters')).toEqual(['version|=|v1']);
  expect(params.has('var-groupBy') && params.get('var-groupBy') !== 'all').toBe(false);
  await page.goBack();
  await page.getByRole('link', { name: `Flame graph of ${filtered}` }).click();
  await expect(explorer.frames).toBeVisible();
  expect(explorer.getParam('var-serviceName')).toBe('ledger');
  await expect(page).toHaveTitle(/^Flame graph - ledger/);
});

test('a favorite is drawn as the panel that was starred', async ({ explorer }) => {
  await keep(explorer, TOTALS, MAXIMA);
  await explorer.open(openFavorites);
  await expect(explorer.cell(`${grouped} · totals`)).toContainText(/eu-west.*min/s);
  await expect(explorer.cell(`${grouped} · maxima`).getByText('Max', { exact: true })).toBeVisible();
  await expect(explorer.cells.locator('canvas')).toHaveCount(0);
});

test('quick filter, layout and hidden panels are in the URL', async ({ explorer, page }) => {
  await keep(explorer, PLAIN, FILTERED, GONE);
  await explorer.open(openFavorites);
  await expect(explorer.cells).toHaveCount(3);
  await page.getByRole('textbox', { name: 'Search favorites' }).fill('ledger,gone');
  await expect(explorer.cells).toHaveCount(2);
  await page.getByRole('switch', { name: 'Hide empty' }).click({ force: true });
  await expect(explorer.cells).toHaveCount(1);
  await page.getByRole('radio', { name: 'Rows' }).click({ force: true });
  await expect(explorer.cell(filtered).locator('canvas')).toBeVisible();
  expect(explorer.getParam('searchText')).toBe('ledger,gone');
  expect(explorer.getParam('hideNoData')).toBe('on');
  expect(explorer.getParam('layout')).toBe('rows');
  await explorer.reload();
  await expect(explorer.cells).toHaveCount(1);
});

test('Expand shows all series of the label in a drawer', async ({ explorer, page }) => {
  await keep(explorer, GROUPED);
  await explorer.open(openFavorites);
  await page.getByRole('button', { name: `Expand ${grouped}` }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.locator('canvas').first()).toBeVisible();
  await expect(drawer).toContainText('2 series');
  await explorer.reload();
  await expect(drawer).toContainText('2 series');
  await drawer.getByRole('button', { name: /close/i }).first().click();
  await expect(drawer).toHaveCount(0);
  expect(explorer.getParam('expandedFavorite')).toBeNull();
});

test('what is taken out stays until Refresh', async ({ explorer, page }) => {
  await keep(explorer, PLAIN, FILTERED);
  await explorer.open(openFavorites);
  const star = explorer.cell(plain).getByRole('button', { name: /(to|from) favorites/ });
  await star.click();
  await expect(star).toHaveAccessibleName(/^Add/);
  await expect(explorer.cells).toHaveCount(2);
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(explorer.cells).toHaveCount(1);
  await expect(explorer.cell(filtered)).toBeVisible();
});

test('favorites of the other app in this browser are offered once', async ({ explorer, page }) => {
  const queryRunnerParams = { serviceName: 'search', profileMetricId: CPU };
  const theirs = { favorites: [{ index: 1, panelType: 'time-series', queryRunnerParams }] };
  await explorer.store('grafana-pyroscope-app.profilesExplorer', JSON.stringify(theirs));
  await explorer.open(openFavorites);
  await page.getByRole('button', { name: 'Add it here' }).click();
  await expect(explorer.cell('search · CPU time (cpu)').locator('canvas')).toBeVisible();
  await explorer.reload();
  await expect(explorer.cells).toHaveCount(1);
  await expect(page.getByText('Grafana Profiles Drilldown has')).toHaveCount(0);
});

test('export and import', async ({ explorer, page }) => {
  await keep(explorer, GROUPED, FILTERED);
  await explorer.open(openFavorites);
  await expect(explorer.cells).toHaveCount(2);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ version: 1, favorites: [GROUPED, FILTERED] });

  const input = page.getByLabel('File of favorites');
  await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"no":1}') });
  await expect(page.getByRole('alert')).toContainText('This JSON text holds no list of favorites.');
  const more = JSON.stringify({ version: 1, favorites: [FILTERED, PLAIN, { odd: 1 }] });
  await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(more) });
  await expect(page.getByText('1 favorite added, 1 was there already, 1 entry could not be read.')).toBeVisible();
  await expect(explorer.cells).toHaveCount(3);
});

test('a list that cannot be read is not overwritten until the user says so; without favorites the page says how to get one', async ({
  explorer,
  page,
}) => {
  await explorer.store(KEY, '{"version":99,"favorites":[]}');
  await explorer.open(openFavorites);
  await expect(page.getByRole('alert')).toContainText('written by a newer version');
  await page.getByRole('button', { name: 'Discard them and start an empty list' }).click();
  await expect(page.getByText('You have no favorites yet')).toBeVisible();
  await expect(explorer.tab('Favorites')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('kept in this browser')).toBeVisible();
  await expect(page).toHaveTitle(/^Favorites/);
});

test('drawn dark and wide, light and narrow, without serious accessibility faults, nor has the help', async ({
  explorer,
  page,
  expectConsole,
}, info) => {
  test.setTimeout(120_000);
  await keep(explorer, PLAIN, GROUPED, FILTERED, GONE);
  await lookAtScreen(
    { explorer, info, expectConsole },
    {
      name: 'favorites',
      include: 'body',
      open: (theme) => explorer.open({ ...openFavorites, theme }),
      whenDrawn: async () => {
        await expect(explorer.cell(grouped).locator('canvas')).toBeVisible();
        await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
      },
      beforeCheck: async () => {
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog')).toBeVisible();
        return () => page.keyboard.press('Escape');
      },
    },
  );
});
