// Cannot prove: that a real Grafana's Explore and dashboards show the same; the queries that they get are tested in src/grafana.
import type { Page } from '@playwright/test';
import { listTraceIds } from '../../demo/workloads/runtime/batches';
import { dataHour } from './dataHour';
import { expect, test } from './test';

test.use({ sharesPage: true });

const [TRACE = ''] = listTraceIds(0);
const toIso = (timeMs: string): string => new Date(Number(timeMs)).toISOString();

/** Reads the pane of Explore that an item of the open menu leads to. */
async function readPane(page: Page, item: string): Promise<{ queries: unknown[]; range: unknown }> {
  const href = await page.getByRole('menuitem', { name: item }).getAttribute('href');
  const panes = JSON.parse(new URL(href ?? '', page.url()).searchParams.get('panes') ?? '{}');
  return Object.values<{ queries: unknown[]; range: unknown }>(panes)[0] ?? { queries: [], range: undefined };
}

const readQuery = async (page: Page, item: string) => (await readPane(page, item)).queries[0];

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
  const { queries, range } = await readPane(page, 'Open the flame graph in Explore');
  expect(queries).toMatchObject([
    { queryType: 'profile', labelSelector: '{service_name="checkout",version="v2"}', maxNodes: 700, groupBy: [] },
  ]);
  expect(range).toEqual({ from: toIso(dataHour.from), to: toIso(dataHour.to) });
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

test('a value of a label and a row of a table go to Explore with all of their query', async ({ explorer, page }) => {
  const labels = { explorationType: 'labels', 'var-serviceName': 'checkout', 'var-groupBy': 'version' };
  await explorer.open({ ...dataHour, ...labels, 'var-filters': 'region|=|eu-west' });
  await page.getByRole('button', { name: 'Open v2 in Grafana' }).click();
  const labelSelector = '{service_name="checkout",region="eu-west",version="v2"}';
  expect(await readQuery(page, 'Open the flame graph in Explore')).toMatchObject({
    queryType: 'profile',
    labelSelector,
  });
  expect(await readQuery(page, 'Open the chart in Explore')).toMatchObject({ queryType: 'metrics', labelSelector });
  await explorer.open({ ...dataHour, layout: 'table' });
  await page.getByRole('button', { name: 'Open ledger in Grafana' }).click();
  expect(await readQuery(page, 'Open the chart in Explore')).toMatchObject({
    ...{ queryType: 'metrics', labelSelector: '{service_name="ledger"}' },
  });
  await explorer.open({ ...dataHour, explorationType: 'trace', 'var-traceIdSelector': TRACE });
  await page.getByRole('button', { name: 'Open ledger in Grafana' }).click();
  await expect(page.getByRole('menuitem', { name: 'Open the flame graph in Explore' })).toBeDisabled();
});

test('a span of a table goes to Explore as what it is', async ({ explorer, page }) => {
  const shown = { explorationType: 'flame-graph', 'var-serviceName': 'storefront', showSpanHeatmap: 'true' };
  await explorer.open({ ...dataHour, ...shown });
  await page.getByRole('application', { name: /Spans by time and value/ }).focus();
  for (const key of ['Home', 'Shift+End', 'Enter']) {
    await page.keyboard.press(key);
  }
  const button = page.getByRole('table', { name: 'Spans of the selection' }).getByRole('button').first();
  const [, spanId] = /^Open span ([\da-f]{16}) in Grafana$/.exec((await button.getAttribute('aria-label')) ?? '') ?? [];
  await button.click();
  expect(await readPane(page, 'Open the flame graph in Explore')).toMatchObject({
    queries: [{ queryType: 'profile', labelSelector: '{service_name="storefront"}', spanSelector: [spanId] }],
    range: { from: toIso(dataHour.from), to: toIso(dataHour.to) },
  });
});

test('a flame graph on a dashboard has what is on the screen', async ({ explorer, page }) => {
  const shown = { explorationType: 'flame-graph', 'var-serviceName': 'checkout', 'var-filters': 'version|=|v2' };
  await explorer.open({ ...dataHour, ...shown, panes: 'flame-graph,call-tree' });
  await expect(explorer.frames).toBeVisible();
  await page.getByRole('button', { name: 'Open in Grafana' }).click();
  await page.getByRole('menuitem', { name: 'Add the flame graph to a dashboard' }).click();
  const panel = JSON.parse((await page.getByTestId('dashboard-panel').textContent()) ?? '{}');
  expect(panel).toMatchObject({ type: 'flamegraph', targets: [{ queryType: 'profile' }] });
  // What Grafana's own panel would draw.
  const answer = await page.request.post('/api/ds/query', { data: { ...dataHour, queries: panel.targets } });
  const { schema, data } = (await answer.json()).results.A.frames[0];
  expect(schema.meta.preferredVisualisationType).toBe(panel.type);
  const [, [totalNs]] = data.values;
  await expect(page.getByText(`CPU time · checkout · ${(totalNs / 6e10).toPrecision(3)} min`)).toBeVisible();
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
