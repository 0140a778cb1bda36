// Cannot prove: how a real Grafana words a failing data source; the answers here are those of its recordings.
import type { Page } from '@playwright/test';
import { expect, test } from './test';

test.use({ sharesPage: true });

const SERIES_LIST = '**/querier.v1.QuerierService/Series';
const STATS = '**/querier.v1.QuerierService/GetProfileStats';
const PROFILE = '**/querier.v1.QuerierService/SelectMergeStacktraces';

async function answer(
  page: Page,
  path: string,
  status: number,
  body: string,
  contentType = 'application/json',
): Promise<void> {
  await page.route(path, (route) => route.fulfill({ status, body, contentType }));
}

// All faults, in all that asks: tests/faults.
const CASES: readonly (readonly [what: string, status: number, body: string, title: RegExp, contentType?: string])[] = [
  ['an unreachable server', 502, '', /Pyroscope cannot be reached/],
  ['a page in place of an answer', 200, '<html>hello</html>', /The answer could not be read/, 'text/html'],
];

for (const [what, status, body, title, contentType] of CASES) {
  test(`${what} is said in place of the list, and Retry asks again`, async ({ explorer, page, expectConsole }) => {
    expectConsole(/Failed to load resource/);
    await answer(page, SERIES_LIST, status, body, contentType);
    await explorer.open();
    await expect(page.getByRole('alert')).toContainText(title);
    await page.unroute(SERIES_LIST);
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(explorer.cell('checkout')).toBeVisible();
  });
}

test('the server’s own words stand beside the advice', async ({ explorer, page, expectConsole }) => {
  expectConsole(/Failed to load resource/);
  await answer(page, PROFILE, 400, '{"code":"invalid_argument","message":"query start time is after end time"}');
  await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'checkout' });
  await expect(page.getByRole('alert')).toContainText('query start time is after end time');
  await page.unroute(PROFILE);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(explorer.frames).toBeVisible();
});

test('a data source that does not exist is named', async ({ explorer, page }) => {
  await explorer.open({ 'var-dataSource': 'gone' });
  await expect(page.getByText('There is no Pyroscope data source “gone”')).toBeVisible();
});

test('a range without profiles says when the newest one came', async ({ explorer, page }) => {
  await explorer.open({ from: '2020-01-01T00:00:00.000Z', to: '2020-01-01T01:00:00.000Z' });
  await expect(page.getByText('No profiles in this time range')).toBeVisible();
  await page.getByRole('button', { name: 'Show the hour before the newest profile' }).click();
  await expect(explorer.cell('checkout')).toBeVisible();
});

// As a new server in dual mode answers for its first minute, though profiles arrive.
test('in its first minutes a server without any profile is said to have data arriving, and asking again shows them', async ({
  explorer,
  page,
}) => {
  await answer(page, SERIES_LIST, 200, '', 'application/proto');
  await answer(page, STATS, 200, '', 'application/proto');
  await explorer.open();
  await expect(page.getByText('No profiles can be read yet')).toBeVisible();
  await expect(page.getByText(/while data are arriving: this page asks again by itself/)).toBeVisible();
  await page.unroute(SERIES_LIST);
  await page.getByRole('button', { name: 'Ask again' }).click();
  // The statistics still say that there is nothing: what can be read is shown all the same.
  await expect(explorer.cell('checkout')).toBeVisible();
});

test('a range that the server finds too long is shown with its limit, and a button for one that it answers', async ({
  explorer,
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  await explorer.open({ from: 'now-3d', to: 'now' });
  await expect(page.getByRole('alert')).toContainText('This server answers at most 24 hours at a time');
  await page.getByRole('button', { name: 'Show the last 24 h' }).click();
  await expect(explorer.cell('checkout')).toBeVisible();
  await expect(page.getByRole('note')).toContainText(/^Data exist since .*: the time range begins earlier\.$/);
});

test('a link to the year 1693 asks no server', async ({ explorer, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
  await explorer.open({ from: '1693-01-01T00:00:00.000Z', to: 'now' });
  await expect(page.getByText('The time range begins before the year 2000')).toBeVisible();
  expect(asked.filter((url) => /QuerierService\/(?!GetProfileStats)|ds\/query/.test(url))).toEqual([]);
});
