// Cannot prove: that no release of a real Grafana acts on the same keys; the local shell binds none.
import type { Page } from '@playwright/test';
import type { ExplorerPage } from './pages/ExplorerPage';
import { expect, test } from './test';

test.use({ sharesPage: true });

const HOUR_MS = 3_600_000;
const AT = Date.now() - HOUR_MS;
const hour = { from: String(AT - HOUR_MS), to: String(AT) };

function readRange(page: Page): [fromMs: number, toMs: number] {
  const { searchParams } = new URL(page.url());
  const [from, to] = ['from', 'to'].map((name) => {
    const text = searchParams.get(name) ?? '';
    return /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  });
  return [from ?? NaN, to ?? NaN];
}

/** Presses keys in one go, as a hand does: keys far apart are no shortcut, and a busy page takes its time to answer each. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

/** Opens All services and waits until the page hears its keys. */
async function openList(explorer: ExplorerPage, params: Readonly<Record<string, string>> = hour): Promise<void> {
  await explorer.open({ explorationType: 'all', ...params });
  await expect(explorer.cell('checkout')).toBeVisible();
  await expect(explorer.page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
}

test('t z and ctrl+z zoom out, t ← and t → move, t c and t v copy and paste, t a makes absolute, d r asks again', async ({
  explorer,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openList(explorer);
  await press(page, 't', 'ArrowLeft');
  await expect.poll(() => readRange(page)).toEqual([AT - 1.5 * HOUR_MS, AT - 0.5 * HOUR_MS]);
  await press(page, 't', 'ArrowRight');
  await expect.poll(() => readRange(page)).toEqual([AT - HOUR_MS, AT]);
  await press(page, 't', 'z');
  await expect.poll(() => readRange(page)[1] - readRange(page)[0]).toBe(2 * HOUR_MS);
  await press(page, 'Control+z');
  await expect.poll(() => readRange(page)[1] - readRange(page)[0]).toBe(4 * HOUR_MS);

  await press(page, 't', 'c');
  await expect(page.getByText('Time range copied')).toBeVisible();
  await page.evaluate(() => navigator.clipboard.writeText('{"from":"now-30m","to":"now"}'));
  await press(page, 't', 'v');
  await expect.poll(() => explorer.getParam('from')).toBe('now-30m');
  await page.evaluate(() => navigator.clipboard.writeText('hello'));
  await press(page, 't', 'v');
  await expect(page.getByText('The clipboard holds no time range')).toBeVisible();

  await expect(explorer.cell('checkout').locator('canvas')).toBeVisible();
  await explorer.whenIdle();
  explorer.forgetRequests();
  await press(page, 'd', 'r');
  await expect.poll(() => explorer.seriesRequests.length).toBeGreaterThan(0);
  await press(page, 't', 'a');
  await expect.poll(() => explorer.getParam('from')).not.toContain('now');
  expect(readRange(page)[1] - readRange(page)[0]).toBe(HOUR_MS / 2);
});

test('who types in a field types; / goes to the search, ? lists all keys; a link that cannot be copied is in a field', async ({
  explorer,
  page,
}) => {
  await openList(explorer);
  await explorer.search.click();
  await page.keyboard.type('t z t a ?');
  await expect(explorer.search).toHaveValue('t z t a ?');
  expect(readRange(page)).toEqual([AT - HOUR_MS, AT]);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // The first Escape clears the field.
  await page.keyboard.press('Escape');
  await explorer.search.blur();
  await press(page, '/');
  await expect(explorer.search).toBeFocused();
  await page.keyboard.type('check');
  await expect(explorer.cells).toHaveCount(1);

  await explorer.search.blur();
  await press(page, '?');
  await expect(page.getByRole('dialog')).toContainText('Make the time range absolute');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  await page.getByRole('button', { name: 'Copy a link to this view' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Link' })).toHaveValue(/explorationType=all/);
  // The next test goes on in this document.
  await page.evaluate(() => Reflect.deleteProperty(navigator.clipboard, 'writeText'));
});

test('a copied link shows the same tomorrow', async ({ explorer, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openList(explorer, { from: 'now-1h', to: 'now', searchText: 'check' });
  await page.getByRole('button', { name: 'Copy a link to this view' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const { searchParams } = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(searchParams.get('from')).toMatch(/^\d+$/);
  expect(Number(searchParams.get('to')) - Number(searchParams.get('from'))).toBe(HOUR_MS);
  expect(searchParams.get('searchText')).toBe('check');
});

test('a copied link of a comparison has the times that auto-select found', async ({ explorer, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await explorer.open({
    explorationType: 'diff-flame-graph',
    'var-serviceName': 'checkout',
    from: 'now-1h',
    to: 'now',
  });
  const ranges = (of: Page) =>
    Promise.all(['baseline', 'comparison'].map((side) => of.getByTestId(`${side}-range`).textContent()));
  await expect(page.getByTestId('diff-sentence')).toContainText('Comparison costs');
  await expect(page.getByTestId('comparison-range')).toContainText('total');
  const shown = await ranges(page);
  await page.getByRole('button', { name: 'Copy a link to this view' }).click();
  await expect(page.getByText('Times fixed')).toBeVisible();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(page.getByTestId('comparison-range')).toContainText('total');
  expect(await ranges(page)).toEqual(shown);
});

test('a link that chats would cut can be made short', async ({ explorer, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openList(explorer, { ...hour, note: 'x'.repeat(5000) });
  await page.getByRole('button', { name: 'Copy a link to this view' }).click();
  await page.getByRole('button', { name: 'Copy a short link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const short = await page.evaluate(() => navigator.clipboard.readText());
  expect(short.length).toBeLessThan(100);
  await page.goto(short);
  await expect(explorer.cell('checkout')).toBeVisible();
  expect(readRange(page)).toEqual([AT - HOUR_MS, AT]);
});
