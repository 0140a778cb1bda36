// Cannot prove: GitHub itself, a real server's source service, and folders dropped with a mouse; the stack plays both services.
import { readFileSync } from 'node:fs';
import { create, toBinary } from '@bufbuild/protobuf';
import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { PushRequestSchema } from 'pyroscope/gen/push/v1/push_pb';
import { pprofFromText } from '../helpers/pprofFromText';
import { expect, test } from './test';

const LEDGER = { explorationType: 'flame-graph', 'var-serviceName': 'ledger' };
const STATEMENT = 'demo/workloads/programs/ledger/statement.go';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Function details' });
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

test('a function is shown line by line, with a local file beside the values, hot lines and callers', async ({
  explorer,
  page,
}) => {
  test.slow();
  await explorer.open(LEDGER);
  await explorer.functionNamed(/formatTags/).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Function details: its lines' }).click();
  await expect(panel(page)).toContainText('begins at line 41');
  await expect(line(page, 43)).toContainText(/\d (s|min)/);
  await expect(panel(page).getByRole('link', { name: 'View on github.com' })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/openprofiles\/drilldown\/blob\/4f6c1c0\w+\/demo\/workloads\/programs\/ledger\/statement\.go#L4\d$/,
  );

  // Nothing is uploaded: the file is read in the tab.
  const source = readFileSync(STATEMENT);
  await panel(page).getByLabel('Source files').setInputFiles({ name: 'statement.go', mimeType: '', buffer: source });
  await expect(line(page, 46)).toContainText('sort.Strings(names)');
  await panel(page).getByRole('button', { name: 'Next hot line' }).click();
  await expect(panel(page)).toContainText('1 of 6 hot lines: line 42');
  await expect(panel(page).getByRole('region', { name: 'Callers of line 42' })).toContainText('renderStatement');
  await expect(panel(page).getByRole('region', { name: 'Callers of line 42' })).toContainText('statement.go:15');

  // A file of 20,000 lines: only the rows on the screen exist.
  const long = Buffer.concat([source, Buffer.from('// <img src=x onerror=alert(1)>\n'.repeat(20_000))]);
  await panel(page).getByLabel('Source files').setInputFiles({ name: 'statement.go', mimeType: '', buffer: long });
  await panel(page).getByText('Whole file').click();
  await expect(lines(page)).toHaveAttribute('aria-rowcount', /^20\d{3}$/);
  await lines(page).focus();
  await page.keyboard.press('End');
  await expect(lines(page).getByText('// <img src=x onerror=alert(1)>').last()).toBeVisible();
  expect(await lines(page).getByRole('row').count()).toBeLessThan(120);

  await page.reload();
  await expect(line(page, 43)).toContainText(/\d (s|min)/);
  await panel(page).getByRole('button', { name: 'Close function details' }).click();
  await expect(panel(page)).toHaveCount(0);
  expect(explorer.getParam('details')).toBeNull();
});

test('one call alone, from the frame’s own menu', async ({ explorer, page }) => {
  await explorer.open({ ...LEDGER, panes: 'tree' });
  const tree = page.getByRole('treegrid').or(page.getByRole('tree'));
  await tree.getByText('runWorker').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Function details of this call' }).click();
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

test('GitHub’s login: agreed, with source and commit, and a session that ended in the middle', async ({
  explorer,
  page,
  context,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource.*401/);
  await explorer.open({ ...LEDGER, details: 'main.formatTags' });
  await logIn(page, context, 'Authorize');
  await expect(line(page, 46)).toContainText('sort.Strings(names)');
  await expect(panel(page)).toContainText('Discount rules are read once · mkoval · 2026-09-03');

  await context.clearCookies();
  await line(page, 43).click();
  await panel(page).getByTitle('Function details of the caller').click();
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
  await page.reload();
  await expect(link).toBeVisible();
  await panel(page).getByRole('button', { name: 'Set the repository' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(github).toBeVisible();
});

const SLOW_SERVICE = 'lines-shop';

/** Pushes a profile whose samples lie days back, where no other test looks. */
async function push(
  request: APIRequestContext,
  labels: Readonly<Record<string, string>>,
  text: string,
  timeMs: number,
) {
  const build = { startLines: { total: Number(labels.start) } };
  const time = toBinary(ProfileSchema, create(ProfileSchema, { timeNanos: BigInt(timeMs) * 1_000_000n }));
  const { start, ...rest } = labels;
  const all = { __name__: 'process_cpu', service_name: SLOW_SERVICE, ...rest };
  const message = create(PushRequestSchema, {
    series: [
      {
        labels: Object.entries(all).map(([name, value]) => ({ name, value })),
        samples: [{ rawProfile: Buffer.concat([pprofFromText(text, build), time]) }],
      },
    ],
  });
  const answer = await request.post('/api/datasources/proxy/uid/pyroscope/push.v1.PusherService/Push', {
    headers: { 'content-type': 'application/proto' },
    data: Buffer.from(toBinary(PushRequestSchema, message)),
  });
  expect(answer.status(), start).toBe(200);
}

test('the line that got slower is marked, in the single view and between two versions', async ({ explorer, page }) => {
  const DAY_MS = 86_400_000;
  const fromMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - 3 * DAY_MS;
  const version = (ref: string, start: string) => ({
    service_repository: 'https://gitlab.example.com/acme/shop',
    service_git_ref: ref,
    start,
  });
  const before = 'main:9;total:5@shop/total.go 200000000\nmain:9;total:6@shop/total.go 100000000';
  const after =
    'main:9;total:9@shop/total.go 200000000\nmain:9;total:11@shop/total.go;lookUp:3@shop/prices.go 3000000000\nmain:9;total:10@shop/total.go 100000000';
  for (let minute = 1; minute < 30; minute++) {
    await push(page.request, version('v1.0', '4'), before, fromMs + minute * 60_000);
    await push(page.request, version('v1.1', '8'), after, fromMs + (60 + minute) * 60_000);
  }
  const range = { from: String(fromMs), to: String(fromMs + 7_200_000), 'var-serviceName': SLOW_SERVICE };

  await explorer.open({ ...range, explorationType: 'flame-graph', details: 'total' });
  await expect(panel(page)).toContainText('begins at line 8');
  await expect(line(page, 11).getByLabel('hot line')).toBeVisible();
  await expect(panel(page).getByRole('link', { name: 'View on gitlab.example.com' })).toHaveAttribute(
    'href',
    'https://gitlab.example.com/acme/shop/-/blob/v1.1/shop/total.go#L11',
  );
  await panel(page).getByRole('combobox', { name: 'Version' }).click();
  await page.getByRole('option', { name: /^v1\.0/ }).click();
  await expect(panel(page)).toContainText('begins at line 4');
  await expect(line(page, 5)).toContainText('5.8 s');
  expect(explorer.getParam('detailsVersion')).toContain('v1.0');

  await explorer.open({
    ...range,
    explorationType: 'diff-flame-graph',
    details: 'total',
    diffFrom: String(fromMs),
    diffTo: String(fromMs + 1_800_000),
    'diffFrom-2': String(fromMs + 3_600_000),
    'diffTo-2': String(fromMs + 5_400_000),
  });
  // 3 s a minute are 0.05 cores; the line did not exist before.
  await expect(line(page, 11)).toContainText(/\+0\.048\d* cores/);
  await expect(line(page, 11).getByLabel('hot line')).toBeVisible();
  await expect(line(page, '5 → 9')).toContainText('cores');
  await expect(panel(page)).toContainText('matched by their distance from the function’s first line');
});
