// Cannot prove: how a real Pyroscope narrows by call site; the local store follows recordings of one.
import { create, toBinary } from '@bufbuild/protobuf';
import type { Page } from '@playwright/test';
import { GetSettingsResponseSchema, SettingSchema } from 'pyroscope/gen/settings/v1/settings_pb';
import { expect, test } from './test';

test.use({ sharesPage: true });

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
  await page.getByRole('button', { name: 'Transform' }).click();
  await page.getByRole('menuitem', { name: /^Invert/ }).click();
  await expect(page.getByRole('button', { name: 'Remove “inverted”' })).toBeVisible();
  await page.getByRole('button', { name: 'Transform' }).click();
  await page.getByRole('menuitem', { name: /^Own code only/ }).click();
  expect(explorer.getParam('transforms')).toBe('~invert~own');
  await explorer.reload();
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
  await expect(page.getByRole('status', { name: 'Search' })).toContainText(
    /\d+ matches: [\d.]+ % total, [\d.]+ % self/,
  );
  await search.press('Enter');
  await expect(page.getByRole('status', { name: 'Search' })).toContainText(/frame 1 of \d+/);
  await search.press('Enter');
  await expect(page.getByRole('status', { name: 'Search' })).toContainText(/frame 2 of \d+/);
  await expect(page.getByRole('treeitem', { selected: true })).toContainText(/discount/i);
  await search.fill('/(/');
  await expect(page.getByRole('status', { name: 'Search' })).toContainText('cannot be read');
  await explorer.reload();
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

  await sandwich.getByRole('button', { name: 'Details' }).click();
  const answers = page.getByRole('complementary', { name: 'Answers' });
  await expect(answers.getByRole('tabpanel')).toContainText(/of the whole profile/);
  await page.getByRole('button', { name: 'Flame graph', exact: true }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^Preview/ }).click();
  await expect(answers.getByRole('tab', { name: 'Preview' })).toHaveAttribute('aria-selected', 'true');
  const picture = answers.getByRole('img', { name: 'Flame graph, as it is copied' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(3200);
});

test('functions and frames over time come from parts of the range that add up to the whole', async ({
  explorer,
  page,
}) => {
  await explorer.open({ ...CHECKOUT, panes: 'functions,tree', from: 'now-50m', to: 'now-10m' });
  await explorer.functionNamed('parseDiscountRules').click({ button: 'right' });
  await explorer.chooseInMenu('Show it over time', 'More');
  const course = page.getByRole('region', { name: 'parseDiscountRules over time' });
  await expect(course.getByRole('status')).toHaveText(/^20 parts, [^;]* in all$/);
  await expect(course.getByRole('listitem')).toHaveCount(20);

  // One frame is asked for by its call site; a reload finds it again by its path.
  await page.getByRole('treeitem', { name: /^handleCheckout,/ }).click({ button: 'right' });
  await explorer.chooseInMenu('Show this frame over time', 'This frame');
  const frame = page.getByRole('region', { name: 'handleCheckout over time' });
  await expect(frame.getByRole('status')).toHaveText(/^20 parts, [^;]* in all$/);
  await explorer.reload();
  await expect(frame.getByRole('status')).toHaveText(/^20 parts, [^;]* in all$/);
});

test('a tenant’s number of nodes is asked for, the rest comes at a click, and a link may say another one', async ({
  explorer,
  page,
}) => {
  const setting = create(SettingSchema, { name: 'pluginSettings', value: '{"maxNodes":12}' });
  const answer = create(GetSettingsResponseSchema, { settings: [setting] });
  await explorer.store('openprofiles-drilldown-app.loadsWholeProfile', 'false');
  await page.route('**/settings.v1.SettingsService/Get', (route) =>
    route.fulfill({
      status: 200,
      contentType: 'application/proto',
      body: Buffer.from(toBinary(GetSettingsResponseSchema, answer)),
    }),
  );
  await explorer.open(CHECKOUT);
  await expect(page.getByTestId('coverage')).toContainText('of the profile lies in');
  await page.getByRole('button', { name: 'Load the whole profile' }).click();
  await expect(page.getByTestId('coverage')).toHaveCount(0);
  await expect(explorer.flameGraph).toContainText('whole profile');
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
  const [from, to] = [toMs - 1_800_000, toMs].map(printTokyo);
  // Of today only the times are written.
  const isToday = from?.slice(0, 10) === to?.slice(0, 10);
  await expect(explorer.flameGraph).toContainText(
    isToday ? ` · ${from?.slice(11)}–${to?.slice(11)} · ` : `${from} – ${to}`,
  );
});

test('every change of the tree comes by menu and by keyboard, is undone by back, and survives a reload', async ({
  explorer,
  page,
}) => {
  await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'ledger', panes: 'functions' });
  const row = page.getByRole('grid', { name: 'Functions' }).getByRole('row').nth(1);
  const chips = page.getByRole('button', { name: /^Remove “/ });
  await expect(row).toBeVisible();
  for (const [label, code] of [
    ['Focus on all its calls', 'focus'],
    ['Collapse its package', 'package'],
  ] as const) {
    await row.click({ button: 'right' });
    await explorer.chooseInMenu(label, code === 'focus' ? undefined : 'Transform');
    await expect.poll(() => explorer.getParam('transforms')).toMatch(new RegExp(`^~${code}\\.`));
    await page.goBack();
    await expect(chips).toHaveCount(0);
  }
  const changes = page.getByRole('button', { name: 'Transform' });
  for (const [label, code] of [
    ['Merge direct recursion', '~recursion.direct'],
    ['Merge all recursion', '~recursion.all'],
    ['Hide frames under 0.1 %', '~small.0.001'],
    ['Hide frames under 1 %', '~small.0.01'],
  ] as const) {
    await changes.press('Enter');
    await chooseByKeyboard(page, label);
    await expect.poll(() => explorer.getParam('transforms')).toBe(code);
    await page.goBack();
    await expect(chips).toHaveCount(0);
  }

  // Keys of the page: on the graph's selected frame, and on the whole tree.
  await page.keyboard.press('1');
  await page.keyboard.press('g');
  await expect(page.getByRole('application', { name: 'Flame graph' })).toBeFocused();
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('h');
  await expect.poll(() => explorer.getParam('transforms')).toMatch(/^~hide\./);
  await page.keyboard.press('i');
  await page.keyboard.press('o');
  await expect.poll(() => explorer.getParam('transforms')).toMatch(/^~hide\..*~invert~own$/);
  await page.keyboard.press('u');
  await expect.poll(() => explorer.getParam('transforms')).toMatch(/~invert$/);
  const shared = await page.context().newPage();
  await shared.goto(page.url());
  await expect(shared.getByRole('button', { name: 'Remove “inverted”' })).toBeVisible();
  await expect(shared.getByRole('button', { name: /^Remove “hide: / })).toBeVisible();
  await shared.close();
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Search functions' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Invert the tree, or turn it back');
});

test('a frame says how many samples it has, where the service sends their number', async ({ explorer, page }) => {
  await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'ledger', panes: 'graph' });
  await expect(explorer.flameGraph).toContainText('whole profile');
  const canvas = page.getByRole('application', { name: 'Flame graph' }).locator('canvas');
  await expect(async () => {
    await canvas.hover({ position: { x: 300, y: 9 } });
    await canvas.hover({ position: { x: 310, y: 9 } });
    await expect(page.getByTestId('flame-tooltip')).toContainText(/[1-9][\d,]* samples/, { timeout: 500 });
  }).toPass();
});

test('whose code a function is can be edited, for tags and for “own code only”', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, panes: 'functions', transforms: '~own' });
  await expect(explorer.functionNamed('parseDiscountRules')).toBeVisible();
  await page.getByRole('button', { name: 'How the flame graph is drawn' }).click();
  await page.getByRole('menuitem', { name: /Edit code categories/ }).click();
  await page.getByRole('textbox', { name: /Your rules/ }).fill('library parseDiscountRules');
  await page.getByRole('button', { name: 'Use these rules' }).click();
  await expect(explorer.functionNamed('loadDiscountRules')).toBeVisible();
  await expect(explorer.functionNamed('parseDiscountRules')).toHaveCount(0);
  await explorer.reload();
  await expect(explorer.functionNamed('loadDiscountRules')).toBeVisible();
  await expect(explorer.functionNamed('parseDiscountRules')).toHaveCount(0);
});

test('a single profile is looked at alone; a server that tells of none is not pressed', async ({
  explorer,
  page,
  expectConsole,
}) => {
  await explorer.open(CHECKOUT);
  await page.getByRole('button', { name: 'Single profiles' }).click();
  const item = page.getByRole('menuitemradio').first();
  const value = /· (.+?)(?:\w+=|$)/.exec((await item.textContent()) ?? '')?.[1]?.trim() ?? 'no value';
  await item.click();
  await expect(page.getByRole('button', { name: /^Profile = [0-9a-f-]{36}$/ })).toBeVisible();
  await expect(explorer.flameGraph).toContainText(value);

  expectConsole(/SelectSeries/);
  await page.route('**/querier.v1.QuerierService/SelectSeries', (route) =>
    route.fulfill({
      status: 500,
      json: { code: 'unknown', message: 'rpc error: code = Unimplemented desc = exemplar type is not implemented' },
    }),
  );
  const refused = page.waitForResponse('**/querier.v1.QuerierService/SelectSeries');
  await explorer.reload();
  await refused;
  await expect(page.getByRole('button', { name: /^Profile = / })).toBeVisible();
  await expect(page.getByRole('button', { name: 'No single profiles' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Single profiles', exact: true })).toHaveCount(0);
});
