// Cannot prove: how a real Pyroscope narrows by call site; the local store follows recordings of one.
import { create, toBinary } from '@bufbuild/protobuf';
import type { Page } from '@playwright/test';
import { GetSettingsResponseSchema, SettingSchema } from 'pyroscope/gen/settings/v1/settings_pb';
import { expect, test } from './test';

const CHECKOUT = { explorationType: 'flame-graph', 'var-serviceName': 'checkout' };

/** Walks down an open menu to an item and presses Enter on it. */
async function chooseByKeyboard(page: Page, label: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: label });
  await expect(item).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(item).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press('Enter');
}

test('changes of the tree are chips: chosen in the menu, undone by back, kept by a reload', async ({
  explorer,
  page,
}) => {
  await explorer.open(CHECKOUT);
  await expect(explorer.functionNamed('parseDiscountRule')).toBeVisible();
  await page.getByRole('button', { name: 'Change the tree' }).click();
  await page.getByRole('menuitem', { name: /^Invert/ }).click();
  await expect(page.getByRole('button', { name: 'Remove “inverted”' })).toBeVisible();
  await page.getByRole('button', { name: 'Change the tree' }).click();
  await page.getByRole('menuitem', { name: /^Own code only/ }).click();
  expect(explorer.getParam('transforms')).toBe('~invert~own');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Remove “own code only”' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove “inverted”' }).click();
  await expect(page.getByRole('button', { name: 'Remove “inverted”' })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Remove “inverted”' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Remove “own code only”' })).toHaveCount(0);
});

test('a function is hidden by keyboard alone, and its cost stays with its callers', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, panes: 'functions' });
  const row = explorer.functionNamed(/^tokenizeCondition/);
  await row.click();
  await page.keyboard.press('Shift+F10');
  await chooseByKeyboard(page, 'Hide it');
  await expect(page.getByRole('button', { name: 'Remove “hide: tokenizeCondition”' })).toBeVisible();
  await expect(row).toHaveCount(0);
  await expect(explorer.functionNamed('parseCondition')).toBeVisible();
});

test('a change that a link asks for and that finds nothing says why', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, transforms: '~hide.noSuchFunction~zap' });
  await expect(page.getByText('cannot be read: "zap"')).toBeVisible();
  await expect(page.getByTitle('No function here is called noSuchFunction.')).toBeVisible();
});

test('a search says what passes through its functions, and walks from hit to hit', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, panes: 'functions,tree' });
  const search = page.getByRole('textbox', { name: 'Search functions' });
  await search.fill('discount !load');
  await expect(page.getByRole('search').getByRole('status')).toContainText(/% of cpu passes through \d+ functions/);
  await search.press('Enter');
  await expect(page.getByRole('search').getByRole('status')).toContainText(/frame 1 of \d+/);
  await search.press('Enter');
  await expect(page.getByRole('search').getByRole('status')).toContainText(/frame 2 of \d+/);
  await expect(page.getByRole('treeitem', { selected: true })).toContainText(/discount/i);
  await search.fill('/(/');
  await expect(page.getByRole('search').getByRole('status')).toContainText('cannot be read');
  await page.reload();
  await expect(search).toHaveValue('/(/');
});

test('panes are chosen two at a time, and the sandwich follows its function', async ({ explorer, page }) => {
  await explorer.open(CHECKOUT);
  await page.getByRole('button', { name: 'Sandwich' }).click();
  expect(explorer.getParam('panes')).toBe('functions,sandwich');
  await explorer.functionNamed('parseDiscountRules').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Sandwich/ }).click();
  const sandwich = page.getByRole('region', { name: 'Sandwich' });
  await expect(sandwich.getByRole('heading', { name: 'parseDiscountRules' })).toBeVisible();
  await expect(sandwich).toContainText('loadDiscountRules');
});

test('functions over time come from parts of the range that add up to the whole', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, panes: 'functions', from: 'now-50m', to: 'now-10m' });
  await explorer.functionNamed('parseDiscountRules').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show it over time' }).click();
  const course = page.getByRole('region', { name: 'parseDiscountRules over time' });
  await expect(course.getByRole('status')).toHaveText(/^24 parts, [^;]* in all$/);
  await expect(course.getByRole('listitem')).toHaveCount(24);
});

test('a tenant’s number of nodes is asked for unless the link says another one', async ({ explorer, page }) => {
  const setting = create(SettingSchema, { name: 'pluginSettings', value: '{"maxNodes":12}' });
  const answer = create(GetSettingsResponseSchema, { settings: [setting] });
  await page.addInitScript(() => localStorage.setItem('openprofiles-drilldown-app.loadsWholeProfile', 'false'));
  await page.route('**/settings.v1.SettingsService/Get', (route) =>
    route.fulfill({
      status: 200,
      contentType: 'application/proto',
      body: Buffer.from(toBinary(GetSettingsResponseSchema, answer)),
    }),
  );
  await explorer.open(CHECKOUT);
  await expect(page.getByTestId('coverage')).toContainText('of the profile lies in');
  await explorer.open({ ...CHECKOUT, maxNodes: '1024' });
  await expect(explorer.flameGraph).toContainText('whole profile');
});

test('times are those of the chosen time zone', async ({ explorer }) => {
  const toMs = Math.floor(Date.now() / 60_000) * 60_000;
  const printTokyo = (timeMs: number) => new Date(timeMs + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  await explorer.open({
    ...CHECKOUT,
    timezone: 'Asia/Tokyo',
    from: String(toMs - 1_800_000),
    to: String(toMs),
  });
  await expect(explorer.flameGraph).toContainText(`${printTokyo(toMs - 1_800_000)} – ${printTokyo(toMs)}`);
});
