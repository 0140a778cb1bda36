// Cannot prove: GitHub itself and a real server's source service; the stack plays both.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { RELEASES } from '../../demo/repository/history';
import { dataHour } from './dataHour';
import { AXE_WARNING, findAccessibilityFaults } from './findAccessibilityFaults';
import { expect, test } from './test';

test.use({ sharesPage: true });

const [{ sha: V1 } = { sha: '' }, { sha: V2 } = { sha: '' }] = RELEASES;

const LEDGER = { explorationType: 'flame-graph', 'var-serviceName': 'ledger' };
const STATEMENT = 'demo/workloads/programs/ledger/statement.go';

const panel = (page: Page) => page.getByRole('region', { name: 'Function details' });
const lines = (page: Page) => panel(page).getByRole('grid', { name: /^Lines of/ });
const line = (page: Page, number: number | string) =>
  lines(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: String(number) }) });

async function logIn(page: Page, context: BrowserContext, answer: 'Authorize' | 'Cancel'): Promise<void> {
  const popup = context.waitForEvent('page');
  await panel(page).getByRole('button', { name: 'Connect to GitHub' }).click();
  await (await popup).getByRole('link', { name: answer }).click();
}

/** Lets GitHub's session expire a minute ago. */
async function expireSession(context: BrowserContext): Promise<void> {
  const session = (await context.cookies()).find(({ name }) => name === 'pyroscope_git_session');
  if (!session) {
    throw new Error('There is no session that could expire.');
  }
  const fields = JSON.parse(Buffer.from(session.value, 'base64').toString()) as Record<string, unknown>;
  const value = Buffer.from(JSON.stringify({ ...fields, expiry: Date.now() - 60_000 })).toString('base64');
  await context.addCookies([{ ...session, value }]);
}

/** Drops a file or folder of this machine onto the panel, as a mouse does. */
async function dropFiles(page: Page, path: string): Promise<void> {
  const { x, y } = (await panel(page).getByText('Drop or open the source here').boundingBox()) ?? { x: 0, y: 0 };
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files: [resolve(path)], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, x: x + 5, y: y + 5, data });
  }
}

test('a function is shown line by line, with a local file beside the values, hot lines and callers', async ({
  explorer,
  page,
}) => {
  test.slow();
  await explorer.open(LEDGER);
  await explorer.functionNamed(/formatTags/).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Lines of this function' }).click();
  await expect(panel(page)).toContainText('begins at line 41');
  await expect(line(page, 43)).toContainText(/\d (s|min)/);
  await expect(panel(page).getByRole('link', { name: 'View on github.com' })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/openprofiles\/drilldown\/blob\/[0-9a-f]{40}\/demo\/workloads\/programs\/ledger\/statement\.go#L4\d$/,
  );

  // Nothing is uploaded: the file is read in the tab.
  const chooser = page.waitForEvent('filechooser');
  await panel(page).getByRole('button', { name: 'Open a file' }).click();
  await (await chooser).setFiles(STATEMENT);
  await expect(line(page, 46)).toContainText('sort.Strings(names)');
  await panel(page).getByRole('button', { name: 'Next hot line' }).click();
  await expect(panel(page)).toContainText('1 of 6 hot lines: line 42');
  await expect(panel(page).getByRole('region', { name: 'Callers of line 42' })).toContainText('renderStatement');
  await expect(panel(page).getByRole('region', { name: 'Callers of line 42' })).toContainText('statement.go:15');

  // A folder: of its files, the one whose path ends as in the profile.
  await panel(page).getByRole('button', { name: 'Forget your file' }).click();
  await expect(panel(page)).toContainText('Drop or open the source here');
  await dropFiles(page, dirname(STATEMENT));
  await expect(panel(page)).toContainText('your file ledger/statement.go');
  await expect(line(page, 46)).toContainText('sort.Strings(names)');
  await panel(page)
    .getByRole('button', { name: /^Forget your \d+ files/ })
    .click();

  // A file of 20,000 lines: only the rows on the screen exist.
  const source = readFileSync(STATEMENT);
  const long = Buffer.concat([source, Buffer.from('// <img src=x onerror=alert(1)>\n'.repeat(20_000))]);
  await panel(page).getByLabel('Source files').setInputFiles({ name: 'statement.go', mimeType: '', buffer: long });
  await panel(page).getByText('Whole file').click();
  await expect(lines(page)).toHaveAttribute('aria-rowcount', /^20\d{3}$/);
  await lines(page).focus();
  await page.keyboard.press('End');
  await expect(lines(page).getByText('// <img src=x onerror=alert(1)>').last()).toBeVisible();
  expect(await lines(page).getByRole('row').count()).toBeLessThan(120);

  await explorer.reload();
  await expect(line(page, 43)).toContainText(/\d (s|min)/);
  await page.getByRole('button', { name: /^Close “Lines of/ }).click();
  await expect(panel(page)).toHaveCount(0);
  expect(explorer.getParam('details')).toBeNull();
});

test('one call alone, from the frame’s own menu', async ({ explorer, page }) => {
  await explorer.open({ ...LEDGER, panes: 'tree' });
  const tree = page.getByRole('treegrid').or(page.getByRole('tree'));
  await tree.getByText('runWorker').first().click({ button: 'right' });
  await explorer.chooseInMenu('Function details of this call', 'This frame');
  await expect(panel(page).getByRole('radio', { name: 'This call' })).toBeChecked();
  await expect(line(page, 42)).toContainText(/\d (s|min)/);
  await panel(page).getByRole('radio', { name: 'All its calls' }).click({ force: true });
  await expect(panel(page)).toContainText('% of the profile');
  expect(explorer.getParam('detailsCall')).toMatch(/\.all$/);
});

test('GitHub’s login: denied, and closed', async ({ explorer, page, context }) => {
  await explorer.open({ ...LEDGER, details: 'main.formatTags' });
  await logIn(page, context, 'Cancel');
  await expect(panel(page)).toContainText('The user has denied your application access.');
  const popup = context.waitForEvent('page');
  await panel(page).getByRole('button', { name: 'Connect to GitHub' }).click();
  await (await popup).close();
  await expect(panel(page)).toContainText('window was closed before you were connected');
});

test('GitHub’s login: agreed, with source and commit, a session that expired, and one that ended in the middle', async ({
  explorer,
  page,
  context,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource.*40[014]/);
  await explorer.open({ ...LEDGER, details: 'main.formatTags' });
  await logIn(page, context, 'Authorize');
  await expect(line(page, 46)).toContainText('sort.Strings(names)');
  await expect(panel(page)).toContainText('Discount rules are read once · mkoval · 2026-09-03');

  // Of a library, the stack's repository has no file.
  await explorer.open({ ...LEDGER, details: 'runtime.mallocgc' });
  await expect(panel(page)).toContainText('file not found');
  await expect(panel(page).getByRole('button', { name: 'Disconnect from GitHub' })).toBeVisible();
  await page.goBack();
  await expect(line(page, 46)).toContainText('sort.Strings(names)');

  await expireSession(context);
  const renewal = page.waitForRequest(/GithubRefresh$/);
  await explorer.open({ ...LEDGER, details: 'main.formatTags' });
  await renewal;
  await expect(line(page, 46)).toContainText('sort.Strings(names)');

  await context.clearCookies();
  await line(page, 43).click();
  await panel(page).getByTitle('Show the lines of the caller').click();
  await expect(panel(page)).toContainText('Connect again');
  await expect(panel(page).getByRole('button', { name: 'Connect to GitHub' })).toBeVisible();
});

test('a server without GitHub offers none; a repository that the user names, kept for the service, and deleted', async ({
  explorer,
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource.*501/);
  await page.route('**/vcs.v1.VCSService/GithubApp', (route) =>
    route.fulfill({ status: 501, json: { code: 'unimplemented', message: 'GitHub integration is not configured' } }),
  );
  await explorer.open({ ...LEDGER, details: 'main.formatTags' });
  const github = panel(page).getByRole('link', { name: 'View on github.com' });
  await expect(github).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Connect to GitHub' })).toHaveCount(0);

  await panel(page).getByRole('button', { name: 'Set the repository' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#repository-url').fill('javascript:alert(1)');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.locator('#repository-url').fill('git@gitlab.example.com:bank/ledger.git');
  await dialog.locator('#repository-ref').fill('main');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const link = panel(page).getByRole('link', { name: 'View on gitlab.example.com' });
  await expect(link).toHaveAttribute(
    'href',
    /^https:\/\/gitlab\.example\.com\/bank\/ledger\/-\/blob\/main\/demo\/.*#L4\d$/,
  );
  await explorer.reload();
  await expect(link).toBeVisible();
  await panel(page).getByRole('button', { name: 'Set the repository' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(github).toBeVisible();
});

test('the line that got slower is marked, in the single view and between the versions of the comparison', async ({
  explorer,
  page,
  context,
  expectConsole,
}) => {
  test.slow();
  expectConsole(AXE_WARNING);
  const checkout = { ...dataHour, 'var-serviceName': 'checkout' };
  await explorer.open({ ...checkout, explorationType: 'flame-graph' });
  await explorer.functionNamed('getDiscountRules').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Lines of this function' }).click();
  await expect(line(page, 25).getByLabel('hot line')).toBeVisible();
  await expect(panel(page).getByRole('link', { name: 'View on github.com' })).toHaveAttribute(
    'href',
    new RegExp(`/${V2}/demo/workloads/programs/checkout/discounts\\.ts#L25$`),
  );
  await logIn(page, context, 'Authorize');
  await expect(line(page, 25)).toContainText('const rules = loadDiscountRules(shopper);');
  await expect(panel(page)).toContainText('Discount rules take effect within a minute · tlindqvist · 2026-09-17');

  await panel(page).getByRole('combobox', { name: 'Version' }).click();
  await page.getByRole('option', { name: new RegExp(`^${V1.slice(0, 7)}`) }).click();
  await expect(line(page, 14)).toContainText('rulesByShopper.get(key) ?? loadDiscountRules(shopper)');
  await expect(panel(page)).toContainText('Discount rules are read once · mkoval · 2026-09-03');
  expect(explorer.getParam('detailsVersion')).toContain(V1.slice(0, 12));

  await explorer.open({ ...checkout, explorationType: 'diff-flame-graph', details: 'getDiscountRules' });
  await expect(line(page, 25).getByLabel('hot line')).toBeVisible();
  await expect(line(page, 25)).toContainText(/\+0\.4\d* cores/);
  await expect(line(page, '12 → 19')).toContainText('export function getDiscountRules');
  await expect(panel(page)).toContainText('lines are matched by their text');
  expect(await findAccessibilityFaults(page, 'aside[aria-label="Answers"]')).toEqual([]);

  // One call, of both sides.
  const canvas = page.getByRole('region', { name: 'Diff flame graph' }).getByRole('application').locator('canvas');
  await canvas.click({ button: 'right', position: { x: 200, y: 18 * 3 + 9 } });
  await explorer.chooseInMenu('Function details of this call', 'This frame');
  await expect(panel(page).getByRole('radio', { name: 'This call' })).toBeChecked();
  await expect(panel(page)).toContainText(/Total 0\.\d+ cores in the baseline, 0\.\d+ cores in the comparison/);
});
