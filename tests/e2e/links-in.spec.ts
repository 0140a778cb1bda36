// Cannot prove: that a real Grafana draws the links; what they are made of is tested in src/app/links-in with recorded contexts.
import { listTraceIds } from '../../demo/workloads/runtime/batches';
import { dataHour } from './dataHour';
import { expect, test } from './test';

test.use({ sharesPage: true });

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

test('what a link carries arrives: service, type, range, filters, limit', async ({ explorer, page }) => {
  await page.goto(
    `/a/openprofiles-drilldown-app/explore?${new URLSearchParams([
      ['explorationType', 'flame-graph'],
      ['var-dataSource', 'pyroscope'],
      ['var-serviceName', 'checkout'],
      ['var-profileMetricId', CPU],
      ['from', 'now-50m'],
      ['to', 'now'],
      ['var-filters', 'region|=|eu-west'],
      ['var-filters', 'version|in|v1|v2'],
      ['maxNodes', '500'],
    ])}`,
  );
  await expect(explorer.frames).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Service' })).toHaveValue('checkout');
  await expect(page.getByText('eu-west').first()).toBeVisible();
  expect(new URL(page.url()).searchParams.getAll('var-filters')).toEqual(['region|=|eu-west', 'version|in|v1|v2']);
  expect(explorer.getParam('maxNodes')).toBe('500');
  expect(explorer.getParam('from')).toBe('now-50m');
});

test('a change of view leaves behind what narrowed the last one', async ({ explorer, page }) => {
  await explorer.open({
    explorationType: 'flame-graph',
    'var-serviceName': 'checkout',
    maxNodes: '500',
    layout: 'rows',
  });
  await expect(explorer.frames).toBeVisible();
  await explorer.tab('All services').click();
  await expect(explorer.cell('checkout')).toBeVisible();
  expect(explorer.getParam('maxNodes')).toBeNull();
  expect(explorer.getParam('layout')).toBe('rows');
  await page.goBack();
  await expect(explorer.frames).toBeVisible();
  expect(explorer.getParam('maxNodes')).toBe('500');
});

const [TRACE = ''] = listTraceIds(0);
const QUERY = {
  datasource: { type: 'grafana-pyroscope-datasource', uid: 'pyroscope' },
  labelSelector: '{service_name="checkout"}',
  profileTypeId: CPU,
};
const SPAN_CONTEXT = {
  attributes: { 'service.name': ['storefront'] },
  spanAttributes: { 'pyroscope.profile.id': ['9a517183f26a089d'] },
  timeRange: { from: Number(dataHour.from), to: Number(dataHour.to) },
};

/** The context of each extension point, the titles that are drawn there, and the view that the first of them leads to. */
const DOORS: ReadonlyArray<readonly [point: string, context: object, titles: readonly string[], view: string]> = [
  [
    'grafana/explore/toolbar/action',
    { targets: [QUERY], timeRange: dataHour },
    ['Profiles: flame graph', 'Profiles: labels'],
    'flame-graph',
  ],
  [
    'grafana/dashboard/panel/menu',
    { targets: [QUERY], timeRange: dataHour },
    ['Profiles: flame graph', 'Profiles: labels'],
    'flame-graph',
  ],
  [
    'grafana-assistant-app/navigateToDrilldown/v1',
    { targets: [QUERY], timeRange: dataHour },
    ['Profiles: flame graph', 'Profiles: labels'],
    'flame-graph',
  ],
  [
    'grafana/traceview/resource-attributes',
    SPAN_CONTEXT,
    ['Profiles of this service', 'Profiles of this span'],
    'flame-graph',
  ],
  [
    'grafana/traceview/header/actions',
    { traceID: TRACE, startTime: Number(dataHour.from) * 1000, endTime: Number(dataHour.to) * 1000, spans: [] },
    ['Profiles of this trace'],
    'trace',
  ],
  [
    'grafana/logsview/resource-attributes',
    { attributes: { service_name: ['ledger'] }, timeRange: SPAN_CONTEXT.timeRange },
    ['Profiles of this service', 'Profiles of this service'],
    'flame-graph',
  ],
];

for (const [point, context, titles, view] of DOORS) {
  test(`a link at ${point} leads to its view, and is not shown where it cannot be made`, async ({ explorer, page }) => {
    const open = (given: object) =>
      explorer.visit(`/extension-point?${new URLSearchParams({ point, context: JSON.stringify(given) })}`);
    await open({});
    await expect(page.getByRole('list', { name: 'Links' })).toHaveCount(1);
    await expect(page.getByRole('list', { name: 'Links' }).getByRole('link')).toHaveCount(0);
    await open(context);
    const links = page.getByRole('list', { name: 'Links' }).getByRole('link');
    await expect(links).toHaveText([...titles]);
    await links.first().click();
    await expect(explorer.frames).toBeVisible();
    expect(explorer.getParam('explorationType')).toBe(view);
  });
}

test('an alert leads to a diff of before and during it', async ({ explorer, page }) => {
  const activeAt = new Date(Number(dataHour.to) - 20 * 60_000).toISOString();
  const context = JSON.stringify({ instance: { labels: { service_name: 'ledger' }, activeAt }, rule: { labels: {} } });
  await explorer.visit(
    `/extension-point?${new URLSearchParams({ point: 'grafana/alerting/instance/action', context })}`,
  );
  const links = page.getByRole('list', { name: 'Links' }).getByRole('link');
  await expect(links).toHaveText(['Profiles: compare']);
  await expect(links).toHaveAttribute('href', /explorationType=diff-flame-graph/);
});

test('the command palette leads to changes, the last service and files, whatever is open', async ({
  explorer,
  page,
}) => {
  await explorer.visit('/extension-point?point=grafana/commandpalette/action');
  const links = page.getByRole('list', { name: 'Links' });
  await expect(links.getByRole('link', { name: 'Profiles: What changed?' })).toHaveAttribute('href', /sort=change/);
  await expect(links.getByRole('link', { name: 'Profiles: Files' })).toHaveAttribute('href', /\/files$/);
});
