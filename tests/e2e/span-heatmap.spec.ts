// Cannot prove: what a screen reader makes of it; the words it is given are tested.
import { expect, test } from './test';

test.use({ sharesPage: true });

const SPANS = { explorationType: 'flame-graph', 'var-serviceName': 'storefront', showSpanHeatmap: 'true' };

test('by keyboard a rectangle leads to the flame graph of its spans, and a second one to a diff', async ({
  explorer,
  page,
}) => {
  await explorer.open(SPANS);
  const grid = page.getByRole('application', { name: /Spans by time and value/ });
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect(page.getByText(/: \d+ points$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Spans of the selection' }).getByRole('row').first()).toBeVisible();
  await page.getByRole('button', { name: 'Flame graph of these spans' }).click();
  await expect(page.getByText('a series cannot be narrowed to a span')).toBeVisible();
  await expect(explorer.frames).toBeVisible();
  expect(explorer.getParam('spans')).toMatch(/^\d+_\d+_[0-9a-f]{16}/);
  await page.getByRole('button', { name: 'Compare with a second rectangle' }).click();
  await grid.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Diff of both' }).click();
  await expect(page.getByRole('region', { name: 'Comparison of two selections of spans' })).toContainText(
    'whether the difference is chance is not judged',
  );
  // What is drawn later would move the choice away from under the pointer.
  await expect(
    page.getByRole('region', { name: 'Diff flame graph', exact: true }).locator('canvas').first(),
  ).toBeVisible();
  // A link and a reload restore both selections, and how they are compared.
  await page.getByRole('radio', { name: 'Total', exact: true }).click({ force: true });
  await expect.poll(() => explorer.getParam('mode')).toBe('total');
  await explorer.reload();
  await expect(page.getByRole('region', { name: 'Comparison of two selections of spans' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Total', exact: true })).toBeChecked();
  // Both rectangles are drawn again.
  await expect(page.getByRole('button', { name: 'Diff of both' })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(explorer.frames).toBeVisible();
  expect(explorer.getParam('spans-2')).toBeNull();
});

test('on a narrow screen a tap on a column selects it, and nothing is wider than the page', async ({
  explorer,
  page,
}) => {
  await page.setViewportSize({ width: 430, height: 900 });
  await explorer.open(SPANS);
  const grid = page.getByRole('application', { name: /Spans by time and value/ });
  const box = await grid.boundingBox();
  expect(box && box.x + box.width).toBeLessThanOrEqual(430);
  // Below the cells lies the axis: a tap there takes the whole column.
  await grid.click({ position: { x: (box?.width ?? 0) - 40, y: 160 } });
  await expect(page.getByText(/^Selected: \d+ points?, \d+ spans? (is|are) named\.$/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(430);
});
