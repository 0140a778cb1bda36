// Cannot prove: the time a real Pyroscope takes for five thousand values of a label.
import { expect, test } from './test';

// Five thousand combinations of labels are much to read for a slow machine that does other things as well.
test.slow();
test.use({ sharesPage: true });
const PATIENT = { timeout: 45_000 };

// The profiles are those of the hour before the stack began; an hour that ends now would lose some of them.
const FLEET = { explorationType: 'labels', 'var-serviceName': 'fleet/worker-0999', from: 'now-2h', to: 'now' };

test('a label with five thousand values: one Series call, a panel of ten, a question per label in view', async ({
  explorer,
  page,
}) => {
  const calls: string[] = [];
  page.on('request', (request) => calls.push(request.url()));
  await explorer.open(FLEET);
  await expect(page.getByText('labels, ordered by how much they explain')).toBeVisible(PATIENT);
  await expect(explorer.cell('pod')).toContainText('10 of 5,000');
  const count = await explorer.cells.count();
  expect(explorer.seriesRequests).toHaveLength(count + 1);
  // The list of services, and that of labels.
  expect(calls.filter((url) => url.endsWith('QuerierService/Series'))).toHaveLength(2);
  expect(calls.filter((url) => url.endsWith('QuerierService/LabelValues'))).toHaveLength(0);
});

test('its values: one series request for the largest, the others in a table that holds only what is seen', async ({
  explorer,
  page,
}) => {
  await explorer.open({ ...FLEET, 'var-groupBy': 'pod' });
  await expect(page.getByText('5,000 values of pod, the 20 largest shown')).toBeVisible(PATIENT);
  await expect(page.getByText('the 10 largest of 5,000 values')).toBeVisible();
  await expect(page.getByRole('region', { name: 'pod-0000', exact: true })).toBeVisible();
  await expect(explorer.cells).toHaveCount(20);
  await page.waitForLoadState('networkidle');
  expect(explorer.seriesRequests).toHaveLength(1);
  expect(explorer.seriesRequests[0]).toContain('"limit":20');

  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(explorer.cells).toHaveCount(40);
  expect(explorer.seriesRequests).toHaveLength(2);

  await page.getByRole('button', { name: 'Table of all 5,000 values' }).click();
  const table = page.getByRole('table', { name: 'Values of pod' });
  await expect(table).toHaveAttribute('aria-rowcount', '5001');
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await page.getByRole('textbox', { name: 'Search label values' }).fill('pod-4711');
  await expect(table.getByRole('row')).toHaveCount(2);
  expect(explorer.seriesRequests).toHaveLength(2);
  // Any value can be compared, not only those that have a panel. The box itself lies under its drawing.
  await table.getByRole('checkbox', { name: 'pod-4711 as baseline' }).check({ force: true });
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText('against the baseline “pod-4711”');
  await table.getByRole('button', { name: 'Include pod-4711' }).click();
  await expect.poll(() => explorer.getParam('var-filters')).toBe('pod|in|pod-4711');
  await expect(table.getByRole('button', { name: 'Include pod-4711' })).toHaveAttribute('aria-pressed', 'true');
});
