import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { forgetTest } from './browserProfile';
import { countWholeNames } from './countWholeNames';
import { lookAtScreen } from './lookAtScreen';
import { expect, test } from './test';

test.use({ sharesPage: true });

const PATH = '/a/openprofiles-drilldown-app/files';

/** Names as long as those of a JVM, Go and .NET service: 60 functions of each. */
const LONG_NAMES = Array.from({ length: 60 }, (_, index) => [
  `io/prometheus/jmx/shaded/io/prometheus/client/exporter/Handler${index}.writeTextFormat`,
  `github.com/acme/storefront/internal/checkout/pricing.(*DiscountRule${index}).Evaluate`,
  `Microsoft.AspNetCore.Server.Kestrel.Core!Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.Http1Connection.Parse${index}`,
]).flat();

async function openNames(page: Page): Promise<void> {
  await page.getByLabel('Profile: files').setInputFiles({
    name: 'names.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(LONG_NAMES.map((name, place) => `main;${name} ${place + 1}\n`).join('')),
  });
}

test('a file is drawn without a request, a second one is compared, and one that cannot be read leaves both', async ({
  page,
  explorer,
}) => {
  await explorer.visit(PATH);
  await expect(page.getByText('No file is open')).toBeVisible();
  await expect(explorer.tab('Files')).toHaveAttribute('aria-selected', 'true');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  // The code of the page and its icons are no questions.
  const listQuestions = () => asked.filter((question) => !/\.(js|css|svg|woff2)(\?|$)|^GET blob:/.test(question));
  const choose = (zone: string, name: string, text: string) =>
    page.getByLabel(`${zone}: files`).setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

  await choose('Profile', 'before.txt', 'main;parse 30\nmain;gc 10\n');
  await expect(page.getByRole('heading', { name: /^stacks · before\.txt · 40/ })).toBeVisible();
  await expect(explorer.frames).toBeVisible();
  expect(listQuestions()).toEqual([]);
  await page.keyboard.press('e');
  await expect(page.getByRole('tab', { name: 'Explain' })).toBeVisible();
  await page.keyboard.press('e');

  await choose('Compare with', 'after.txt', 'main;parse 10\nmain;gc 30\n');
  const comparison = page.getByRole('region', { name: 'Comparison of two files' });
  await expect(comparison).toContainText('Not judged: one sample set a side.');
  await expect(comparison).toContainText('gc +50 points');
  await page.keyboard.press('e');
  await expect(page.getByRole('tab', { name: 'Explain' })).toBeVisible();
  await page.keyboard.press('e');

  await choose('Comparison', 'letter.txt', 'Dear all,\n');
  await expect(page.getByRole('alert')).toContainText('Line 1 does not end with a space and a value.');
  await expect(comparison).toContainText('gc +50 points');
  // Facts go by the rules that an administrator set, which Grafana has; nothing of a file goes there.
  expect(listQuestions().filter((question) => !/^GET .*\/api\/plugins\/[\w-]+\/settings$/.test(question))).toEqual([]);
});

const RECORDED = join(import.meta.dirname, '../../demo/profiles/recorded');
const listRecorded = (version: string, count: number) =>
  Array.from({ length: count }, (_, place) =>
    join(RECORDED, `checkout-${version}-process_cpu-${String(place).padStart(3, '0')}.pb.gz`),
  );

test('of ten files a side it is sure what changed, and a reload asks for them again', async ({ page, explorer }) => {
  await explorer.visit(PATH);
  await page.getByLabel('Profile: files').setInputFiles(listRecorded('v1', 10));
  await page.getByLabel('Compare with: files').setInputFiles(listRecorded('v2', 10));
  const comparison = page.getByRole('region', { name: 'Comparison of two sets of files' });
  await expect(comparison).toContainText('Sure (10 and 10 files)');
  await expect(comparison).toContainText('tokenizeCondition');
  await page.getByRole('textbox', { name: 'Search functions' }).fill('tokenize');
  await expect(page).toHaveURL(/tokenize/);

  await explorer.reload();
  await expect(page.getByText('The files of this link are not in this tab')).toBeVisible();
  await page.getByLabel('Baseline: files').setInputFiles(listRecorded('v1', 10));
  await page.getByLabel('Comparison: files').setInputFiles(listRecorded('v2', 10));
  await expect(comparison).toContainText('Sure (10 and 10 files)');
  await expect(page.getByRole('textbox', { name: 'Search functions' })).toHaveValue('tokenize');
});

test('a file is held against a service', async ({ page, explorer }) => {
  await explorer.visit(PATH);
  await page.getByLabel('Profile: files').setInputFiles(listRecorded('v1', 1));
  await expect(explorer.frames).toBeVisible();
  await page.getByRole('button', { name: 'A service' }).press('Enter');
  await expect(page.getByLabel('Service', { exact: true })).toBeFocused();
  await page.getByLabel('Service', { exact: true }).click();
  await page.getByRole('option', { name: 'checkout' }).click();
  const comparison = page.getByRole('region', { name: 'Comparison of files with a service' });
  await expect(comparison).toContainText(/are [\d.]+.% alike: that much of their self is in the same functions/);
  await expect(comparison).toContainText('has no sample of, most in tokenizeCondition');
  await expect(page.getByRole('combobox', { name: 'Profile type' })).toHaveValue(/CPU time/);
});

test('a flame graph is opened as a file, and compared with one', async ({ page, explorer }) => {
  await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'checkout' });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /Open as file/ }).click();
  await expect(page).toHaveURL(/\/files\?file=/);
  await expect(page.getByRole('heading', { name: /^CPU time · checkout/ })).toBeVisible();

  await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'checkout' });
  await page.getByRole('link', { name: 'Compare with a file…' }).click();
  await expect(page.getByText('Choose a file to compare with the service')).toBeVisible();
  await expect(page.getByLabel('Service', { exact: true })).toHaveValue('checkout');
});

test('drawn dark and light, wide and narrow, without serious faults', async ({
  page,
  explorer,
  expectConsole,
}, info) => {
  await lookAtScreen(
    { explorer, info, expectConsole },
    {
      name: 'files',
      open: async (theme) => {
        await explorer.visit(`${PATH}?theme=${theme}`);
        await openNames(page);
      },
      whenDrawn: () => expect(page.getByTestId('flame-graph-view')).toBeVisible(),
      include: '[data-testid="files"]',
    },
  );
});

for (const width of [1280, 1600, 2560]) {
  test(`at ${width} px the short names of functions stand whole beside the graph`, async ({ page, explorer }) => {
    await page.setViewportSize({ width, height: 900 });
    await explorer.visit(PATH);
    await openNames(page);
    const functions = page.getByRole('grid', { name: 'Functions' });
    await expect(functions.getByRole('row').nth(5)).toBeVisible();
    const { rows, whole, widthPx } = await countWholeNames(functions);
    console.log(`${width} px: ${whole} of ${rows} names whole, ${Math.round(widthPx)} px for a name`);
    expect(rows).toBeGreaterThan(LONG_NAMES.length);
    expect(whole / rows).toBeGreaterThanOrEqual(0.95);
  });
}

test('files are stored on a click, and their link opens the view in a fresh browser', async ({ page, explorer }, {
  project,
}) => {
  await explorer.visit(PATH);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('AdHocProfileService') && asked.push(request.url()));
  await page.getByLabel('Profile: files').setInputFiles(listRecorded('v1', 1));
  await page.getByLabel('Compare with: files').setInputFiles(listRecorded('v2', 1));
  const comparison = page.getByRole('region', { name: 'Comparison of two files' });
  await expect(comparison).toContainText('tokenizeCondition');
  await page.getByRole('textbox', { name: 'Search functions' }).fill('tokenize');
  await page.getByRole('button', { name: 'Store on the server…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Store on the server' });
  await expect(dialog).toContainText('nobody can delete it');
  await expect(dialog.getByRole('list', { name: 'What would be sent' }).getByRole('listitem')).toHaveCount(2);
  expect(asked).toEqual([]);
  await dialog.getByRole('button', { name: 'Store 2 files' }).click();
  await expect(page.getByText('Kept on the server: the address of this page')).toBeVisible();
  await expect(page).toHaveURL(/[?&]left=[\w.-]+&right=[\w.-]+&type=\w+/);

  // As in a browser that has nothing stored.
  await forgetTest(page.context(), project.use);
  await explorer.reload();
  await expect(comparison).toContainText('tokenizeCondition');
  await expect(page.getByRole('textbox', { name: 'Search functions' })).toHaveValue('tokenize');
  await expect(page.getByText(/checkout-v1-process_cpu-000\.pb\.gz · kept on the server/)).toBeVisible();

  // What is stored is listed, and opens by itself.
  await page.getByRole('button', { name: 'Stored on the server…' }).click();
  await page.getByRole('textbox', { name: 'Filter by name' }).fill('v2-process');
  await page
    .getByRole('button', { name: /^Open checkout-v2-process_cpu-000\.pb\.gz alone/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: /^Flame graph of checkout-v2/ })).toBeVisible();
});

test('on a server that keeps no files one sentence says so, and the rest works', async ({
  page,
  explorer,
  expectConsole,
}) => {
  expectConsole(/404/);
  await page.route(/AdHocProfileService\//, (route) =>
    route.fulfill({ status: 404, contentType: 'text/plain; charset=utf-8', body: '404 page not found\n' }),
  );
  await explorer.visit(PATH);
  await page.getByRole('button', { name: 'Stored on the server…' }).click();
  const sentence = 'The server behind this data source cannot store files. Files that you drop still work.';
  await expect(page.getByRole('dialog')).toContainText(sentence);
  await page.keyboard.press('Escape');
  await page.getByLabel('Profile: files').setInputFiles(listRecorded('v1', 1));
  await page.getByRole('button', { name: 'Store on the server…' }).click();
  await page.getByRole('button', { name: 'Store the file' }).click();
  await expect(page.getByRole('dialog')).toContainText(sentence);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('flame-graph-view')).toBeVisible();
});

test('files are dropped with the mouse, chosen with the keyboard, and shown line by line', async ({
  page,
  explorer,
}) => {
  await explorer.visit(PATH);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['main;parse 30\nmain;gc 10\n'], 'dropped.txt'));
    return data;
  });
  const zone = page.getByRole('region', { name: 'Profile', exact: true });
  await zone.dispatchEvent('dragover', { dataTransfer: transfer });
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByRole('heading', { name: /^stacks · dropped\.txt/ })).toBeVisible();

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Profile: choose other files' }).focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(listRecorded('v2', 3));
  await expect(page.getByRole('heading', { name: /3 files \(checkout-v2-process_cpu-000/ })).toBeVisible();

  await page
    .getByRole('grid', { name: 'Functions' })
    .getByRole('rowheader', { name: /tokenizeCondition/ })
    .first()
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Lines of this function' }).click();
  const details = page.getByRole('region', { name: 'Function details' });
  await expect(details).toContainText(/Total .+, self .+ of the profile/);
  await expect(details).toContainText('Lines of 3 files are added up.');
  await expect(details).toContainText('Drop or open the source here');
});

test('both sides of a comparison that a file holds are compared with one click', async ({ page, explorer }) => {
  await explorer.visit(PATH);
  const file = join(import.meta.dirname, '../fixtures/files/pyroscope-render-diff.json');
  await page.getByLabel('Profile: files').setInputFiles(file);
  await page.getByRole('button', { name: 'Another profile of the file' }).click();
  const comparison = page.getByRole('region', { name: 'Comparison of two files' });
  await expect(comparison).toContainText(/points/);
  await expect(page.getByRole('combobox', { name: 'Profile of the file' }).first()).toHaveValue('baseline');
  await expect(page.getByRole('combobox', { name: 'Profile of the file' }).last()).toHaveValue('comparison');
});

test('a thread, a label to group by and a part of the time are chosen, and what is stored is that part', async ({
  page,
  explorer,
}) => {
  await explorer.visit(PATH);
  const file = join(import.meta.dirname, '../fixtures/files/perf-threads.txt');
  await page.getByLabel('Profile: files').setInputFiles(file);
  await page.getByRole('combobox', { name: 'Profile of the file' }).click();
  await page.getByRole('option', { name: 'cpu-clock' }).click();
  const heading = page.getByRole('heading', { name: /^cpu-clock · perf-threads\.txt/ });
  await expect(heading).toBeVisible();
  const whole = await heading.textContent();

  await page.getByRole('combobox', { name: 'Only samples with' }).click();
  await page.getByRole('option', { name: /^thread: worker/ }).click();
  await expect(heading).toContainText('thread worker');
  await page.getByRole('combobox', { name: 'Group by' }).click();
  await page.getByRole('option', { name: 'thread', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Functions' })).toContainText('thread: worker');

  const timeline = page.getByRole('img', { name: /^What was spent when/ });
  const { x = 0, y = 0, width = 0, height = 0 } = (await timeline.boundingBox()) ?? {};
  await page.mouse.move(x + width / 4, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(heading).toContainText(/thread worker \d+, .+ to .+, by thread/);
  await expect(page).toHaveURL(/narrow/);

  await page.getByRole('button', { name: 'Store on the server…' }).click();
  await expect(page.getByRole('list', { name: 'What would be sent' })).toContainText(
    'Only a part of the samples is on screen',
  );
  await page.getByRole('button', { name: 'Cancel' }).click();

  await explorer.reload();
  await page.getByLabel('Profile: files').setInputFiles(file);
  await expect(heading).toContainText(/thread worker \d+, .+ to .+, by thread/);
  await page.getByRole('button', { name: 'All samples' }).click();
  await expect(heading).toHaveText(whole ?? '');
});

test('a part that is stored is what its link opens in a fresh browser', async ({ page, explorer }, { project }) => {
  await explorer.visit(PATH);
  await page
    .getByLabel('Profile: files')
    .setInputFiles(join(import.meta.dirname, '../fixtures/files/perf-threads.txt'));
  await page.getByRole('combobox', { name: 'Profile of the file' }).click();
  await page.getByRole('option', { name: 'cpu-clock' }).click();
  await page.getByRole('combobox', { name: 'Only samples with' }).click();
  await page.getByRole('option', { name: /^thread: worker/ }).click();
  const last = page.getByRole('spinbutton', { name: 'Last millisecond' });
  await last.fill(String(Math.round(Number(await last.inputValue()) / 2)));
  await last.press('Enter');
  const heading = page.getByRole('heading', { name: /^cpu-clock · perf-threads\.txt/ });
  await expect(heading).toContainText(/thread worker \d+, .+ to /);
  const functions = page.getByRole('grid', { name: 'Functions' });
  const shown = await functions.innerText();
  await page.getByRole('button', { name: 'Store on the server…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Store/ })
    .click();
  await expect(page.getByText('Kept on the server: the address of this page')).toBeVisible();

  // As in a browser that has nothing stored.
  await forgetTest(page.context(), project.use);
  await explorer.reload();
  await expect(functions).toHaveText(shown, { useInnerText: true });
});

test('reading a large file says how far it is, and cancelling keeps what was there', async ({ page, explorer }) => {
  await explorer.visit(PATH);
  const zone = page.getByRole('region', { name: 'Profile', exact: true });
  await page.getByLabel('Profile: files').setInputFiles({
    ...{ name: 'small.txt', mimeType: 'text/plain', buffer: Buffer.from('main;parse 30\n') },
  });
  await expect(page.getByRole('heading', { name: /^stacks · small\.txt/ })).toBeVisible();
  // Larger than what a test may hand over: the page makes it.
  const transfer = await page.evaluateHandle(() => {
    const parts = Array.from({ length: 300 }, (_, part) =>
      Array.from({ length: 10_000 }, (__, line) => `main;handler${line};part${part};${'parse'.repeat(10)} 1\n`).join(
        '',
      ),
    );
    const data = new DataTransfer();
    data.items.add(new File(parts, 'large.txt'));
    return data;
  });
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(zone.getByRole('status')).toContainText(/Reading large\.txt: .+ of .+B/);
  await zone.getByRole('button', { name: 'Cancel' }).click();
  await expect(zone.getByRole('status')).toBeHidden();
  await expect(page.getByRole('heading', { name: /^stacks · small\.txt/ })).toBeVisible();
  // The worker is free for others at once.
  await page.getByLabel('Profile: files').setInputFiles({
    ...{ name: 'next.txt', mimeType: 'text/plain', buffer: Buffer.from('main;parse 31\n') },
  });
  await expect(page.getByRole('heading', { name: /^stacks · next\.txt/ })).toBeVisible();
});
