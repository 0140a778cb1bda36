// Cannot prove: that a real Grafana's trace view offers the link; what that is made of is tested in src/app/links-in.
import { listTraceIds } from '../../demo/workloads/runtime/batches';
import { dataHour } from './dataHour';
import { AXE_WARNING, findAccessibilityFaults } from './findAccessibilityFaults';
import { expect, test } from './test';

test.use({ sharesPage: true });

const [LONG = '', , SHORT = ''] = listTraceIds(0);

test('a trace is one flame graph of the services that it went through, with a table of them', async ({
  explorer,
  page,
  expectConsole,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('querier.v1') && asked.push(request.url()));
  await explorer.open({ ...dataHour, explorationType: 'trace', 'var-traceIdSelector': LONG, theme: 'dark' });
  const table = page.getByRole('table', { name: 'Services of the trace' });
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(table.getByRole('columnheader', { name: 'Share' })).toBeVisible();
  for (const service of ['storefront', 'recommendations', 'ledger']) {
    await expect(table.getByRole('rowheader', { name: service })).toBeVisible();
  }
  await expect(page.getByText(/3 services · .* · \d+ samples/)).toBeVisible();
  expect(asked.length).toBeLessThan(40);
  expectConsole(AXE_WARNING);
  expect(await findAccessibilityFaults(page)).toEqual([]);
  // Its tab is there as long as the URL names a trace.
  await table.getByRole('link', { name: 'Flame graph of the trace in ledger' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Flame graph', level: 1 })).toBeFocused();
  await expect(explorer.tab('Trace')).toBeVisible();
  await expect(page.getByText(`Trace = ${LONG}`)).toBeVisible();
  await expect(page.getByText('a series cannot be narrowed to a trace')).toBeVisible();
  expect(explorer.getParam('var-traceIdSelector')).toBe(LONG);
  await explorer.tab('Trace').click();
  await expect(table.getByRole('row')).toHaveCount(4);
  await page.goBack();
  await page.getByRole('button', { name: `Trace = ${LONG}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Narrowed to' })).toBeFocused();
  await expect(explorer.tab('Trace')).toHaveCount(0);
});

test('a trace of few samples has amounts, no shares, and a way to all traces of its endpoint', async ({
  explorer,
  page,
  expectConsole,
}) => {
  await explorer.open({ ...dataHour, explorationType: 'trace', 'var-traceIdSelector': SHORT, theme: 'light' });
  await expect(page.getByText(/too few for shares/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Share' })).toHaveCount(0);
  expectConsole(AXE_WARNING);
  expect(await findAccessibilityFaults(page)).toEqual([]);
  // What is found stands where the button was, and has its focus.
  await page.getByRole('button', { name: 'Find the endpoint in storefront' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'All traces of POST /batch in storefront' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(explorer.frames).toBeVisible();
  expect(explorer.getParam('var-filters')).toBe('span_name|=|POST /batch');
  expect(explorer.getParam('var-traceIdSelector')).toBeNull();
});

test('a Tempo says name, duration and spans of the request, and the page stays whole where it does not answer', async ({
  explorer,
  page,
  expectConsole,
}) => {
  await explorer.open({ ...dataHour, explorationType: 'trace', 'var-traceIdSelector': LONG, theme: 'light' });
  const table = page.getByRole('table', { name: 'Services of the trace' });
  await expect(table.getByRole('row')).toHaveCount(4);
  await page.getByRole('combobox', { name: 'Trace details from' }).click();
  await page.getByRole('option', { name: 'Tempo' }).click();
  const facts = page.getByRole('group', { name: 'The trace in Tempo' });
  await expect(facts).toContainText(/POST \/batch in storefront · \d\.\d+ s · 3 spans · began \d{4}-\d\d-\d\d /);
  await expect(facts.getByRole('link', { name: 'Open trace' })).toHaveAttribute('href', /tempo-explore.*traceql/);
  expectConsole(AXE_WARNING);
  expect(await findAccessibilityFaults(page)).toEqual([]);
  expectConsole(/status of (400|502).*ds_type=tempo/);
  // The URL names the Tempo, and this browser remembers it: another trace is asked of the same.
  await explorer.open({ ...dataHour, explorationType: 'trace', 'var-traceIdSelector': SHORT });
  await expect(facts).toContainText(/POST \/batch in storefront · \d+(\.\d+)? ms · /);
  await explorer.open({ explorationType: 'trace', 'var-traceIdSelector': 'f'.repeat(32) });
  await expect(facts).toContainText('Tempo has no trace with this id in Tempo');

  const pattern = '**/api/ds/query*';
  await page.route(pattern, (route) => route.fulfill({ status: 502, json: { message: 'Bad Gateway' } }));
  await explorer.open({ ...dataHour, explorationType: 'trace', 'var-traceIdSelector': LONG });
  await expect(facts.getByRole('status')).toContainText(/Tempo \(Tempo\) did not answer: .+\. Retry/);
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(explorer.frames).toBeVisible();
  await page.unroute(pattern);
  await facts.getByRole('button', { name: 'Retry' }).click();
  await expect(facts).toContainText('3 spans');
  // Traces of spans over time open there, too.
  const spans = { explorationType: 'flame-graph', 'var-serviceName': 'storefront', showSpanHeatmap: 'true' };
  await explorer.open({ ...dataHour, ...spans });
  await page.getByRole('application', { name: /Spans by time and value/ }).focus();
  for (const key of ['Home', 'Shift+End', 'Enter']) {
    await page.keyboard.press(key);
  }
  const link = page.getByRole('table', { name: 'Spans of the selection' }).getByRole('link', { name: 'In Tempo' });
  await expect(link.first()).toHaveAttribute('href', /tempo-explore.*traceql/);
});

test('a trace that nothing was sampled of is said, and no id asks for one', async ({ explorer, page }) => {
  await explorer.open({ explorationType: 'trace', 'var-traceIdSelector': 'f'.repeat(32) });
  await expect(page.getByText(/No samples of this trace/)).toBeVisible();
  await explorer.open({ explorationType: 'trace' });
  await page.getByRole('textbox', { name: 'Id of a trace' }).fill(LONG.toUpperCase());
  await page.getByRole('button', { name: 'Show the trace' }).click();
  expect(explorer.getParam('var-traceIdSelector')).toBe(LONG);
});
