// Cannot prove: that a real Pyroscope answers grouped queries as quickly as the local store.
import { expect, test } from './test';

test('a deep link restores profile type, filter and range; back undoes a choice', async ({ explorer }) => {
  await explorer.open({
    'var-profileMetricId': 'memory:inuse_space:bytes:space:bytes',
    searchText: 'check',
    from: 'now-30m',
    to: 'now',
  });
  await expect(explorer.cells).toHaveCount(1);
  await expect(explorer.search).toHaveValue('check');

  await explorer.choose('Profile type', 'process_cpu / cpu');
  await expect.poll(() => explorer.getParam('var-profileMetricId')).toBe('process_cpu:cpu:nanoseconds:cpu:nanoseconds');
  await explorer.page.goBack();
  await expect.poll(() => explorer.getParam('var-profileMetricId')).toBe('memory:inuse_space:bytes:space:bytes');

  await explorer.page.reload();
  await expect(explorer.cells).toHaveCount(1);
});

test('a few services take one series query, and every later choice one more', async ({ explorer }) => {
  await explorer.open();
  await expect(explorer.cell('checkout').locator('canvas').first()).toBeVisible();
  expect(explorer.seriesRequests).toHaveLength(1);

  explorer.forgetRequests();
  await explorer.search.fill('check');
  await expect(explorer.cells).toHaveCount(1);
  await explorer.search.fill('');
  await explorer.page.mouse.wheel(0, 5000);
  await explorer.page.waitForTimeout(500);
  expect(explorer.seriesRequests).toHaveLength(0);

  await explorer.choose('Profile type', 'memory / inuse_space');
  await expect.poll(() => explorer.seriesRequests.length).toBe(1);
});

test('a filter that matches nothing says so and offers the way back', async ({ explorer }) => {
  await explorer.open({ searchText: 'no-such-service' });
  await expect(explorer.page.getByText(/None of the \d+ services matches/)).toBeVisible();
  await explorer.page.getByRole('button', { name: 'Show all services' }).click();
  await expect(explorer.cell('checkout')).toBeVisible();
  expect(explorer.getParam('searchText')).toBeNull();
});

test('a profile type that nobody sends is said to be missing, with those that exist', async ({ explorer }) => {
  await explorer.open({ 'var-profileMetricId': 'nope:nope:count:nope:count' });
  await expect(
    explorer.page.getByText('No service sends “nope:nope:count:nope:count” in this time range').first(),
  ).toBeVisible();
  await explorer.page.getByRole('button', { name: 'process_cpu / cpu' }).click();
  await expect(explorer.cell('checkout')).toBeVisible();
});
