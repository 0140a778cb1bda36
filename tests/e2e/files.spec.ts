import type { Page } from '@playwright/test';
import { countWholeNames } from './countWholeNames';
import { lookAtScreen } from './lookAtScreen';
import { expect, test } from './test';

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
  await page.goto(PATH);
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
  await expect(comparison).toContainText('there is one set of samples a side');
  await expect(comparison).toContainText('gc +50 points');

  await choose('Comparison', 'letter.txt', 'Dear all,\n');
  await expect(page.getByRole('alert')).toContainText('Line 1 does not end with a space and a value.');
  await expect(comparison).toContainText('gc +50 points');
  // Facts go by the rules that an administrator set, which Grafana has; nothing of a file goes there.
  expect(listQuestions().filter((question) => !/^GET .*\/api\/plugins\/[\w-]+\/settings$/.test(question))).toEqual([]);
});

test('drawn dark and light, wide and narrow, without serious faults', async ({ page, expectConsole }, info) => {
  await lookAtScreen(
    { page, info, expectConsole },
    {
      name: 'files',
      open: async (theme) => {
        await page.goto(`${PATH}?theme=${theme}`);
        await openNames(page);
      },
      whenDrawn: () => expect(page.getByTestId('flame-graph-view')).toBeVisible(),
      include: '[data-testid="files"]',
    },
  );
});

for (const width of [1280, 1600, 2560]) {
  test(`at ${width} px the short names of functions stand whole beside the graph`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(PATH);
    await openNames(page);
    const functions = page.getByRole('grid', { name: 'Functions' });
    await expect(functions.getByRole('row').nth(5)).toBeVisible();
    const { rows, whole, widthPx } = await countWholeNames(functions);
    console.log(`${width} px: ${whole} of ${rows} names whole, ${Math.round(widthPx)} px for a name`);
    expect(rows).toBeGreaterThan(LONG_NAMES.length);
    expect(whole / rows).toBeGreaterThanOrEqual(0.95);
  });
}
