// Cannot prove: that a real Grafana's Explore and dashboards show the same; the queries that they get are tested in src/grafana.
import { listTraceIds } from '../../demo/workloads/runtime/batches';
import { dataHour } from './dataHour';
import { expect, test } from './test';

const [TRACE = ''] = listTraceIds(0);
const toIso = (timeMs: string): string => new Date(Number(timeMs)).toISOString();

test('a flame graph goes to Explore with its whole query', async ({ explorer, page }) => {
  await explorer.open({
    ...dataHour,
    explorationType: 'flame-graph',
    'var-serviceName': 'checkout',
    'var-filters': 'version|=|v2',
    maxNodes: '700',
  });
  await expect(explorer.frames).toBeVisible();
  await page.getByRole('button', { name: 'Open in Grafana' }).click();
  const href = await page.getByRole('menuitem', { name: 'Open the flame graph in Explore' }).getAttribute('href');
  const [pane] = Object.values(JSON.parse(new URL(href ?? '', page.url()).searchParams.get('panes') ?? '{}'));
  expect(pane).toMatchObject({
    queries: [
      { queryType: 'profile', labelSelector: '{service_name="checkout",version="v2"}', maxNodes: 700, groupBy: [] },
    ],
    range: { from: toIso(dataHour.from), to: toIso(dataHour.to) },
  });
});

test('a flame graph of a trace says why this data source cannot show it in Explore', async ({ explorer, page }) => {
  await explorer.open({
    ...dataHour,
    explorationType: 'flame-graph',
    'var-serviceName': 'ledger',
    'var-traceIdSelector': TRACE,
  });
  await expect(explorer.frames).toBeVisible();
  await page.getByRole('button', { name: 'Open in Grafana' }).click();
  const item = page.getByRole('menuitem', { name: 'Open the flame graph in Explore' });
  await expect(item).toBeDisabled();
  await expect(item).toContainText('is not known to narrow a profile to a trace: it would answer the whole profile');
  await expect(page.getByRole('menuitem', { name: 'Open the chart in Explore' })).toBeEnabled();
});

test('a panel goes to a dashboard', async ({ explorer, page }) => {
  await explorer.open(dataHour);
  await expect(explorer.cell('checkout')).toBeVisible();
  await explorer
    .cell('checkout')
    .getByRole('button', { name: /Menu for panel/ })
    .click();
  await page.getByRole('menuitem', { name: 'Add to dashboard' }).click();
  const panel = page.getByTestId('dashboard-panel');
  await expect(panel).toContainText('"queryType": "metrics"');
});
