// Cannot prove: that a real Grafana's Explore and trace view offer the links; what they are made of is tested in src/app/links-in.
import { expect, test } from './test';

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
