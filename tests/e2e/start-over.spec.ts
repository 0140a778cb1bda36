// Cannot prove: that a real Grafana could start over; there, each address is a new document.
import { dataHour } from './dataHour';
import { expect, test } from './test';

test.use({ sharesPage: true });

test('starting over keeps the document and what is stored; workers and all that the plugin had in memory are gone', async ({
  explorer,
  page,
}) => {
  let profileCount = 0;
  page.on('request', (request) => {
    profileCount += Number(request.url().endsWith('/SelectMergeStacktraces'));
  });
  await explorer.open({ ...dataHour, explorationType: 'flame-graph', 'var-serviceName': 'checkout' });
  await expect(explorer.frames).toBeVisible();
  await explorer.store('kept', 'yes');
  const root = await page.evaluateHandle(() => document.documentElement);

  // As long as the plugin runs, it keeps the profile in memory.
  await explorer.tab('All services').click();
  await expect(explorer.cell('checkout')).toBeVisible();
  await page.goBack();
  await expect(explorer.frames).toBeVisible();
  expect(profileCount).toBe(1);

  const workers = page.workers();
  expect(workers).not.toHaveLength(0);
  const ended = Promise.all(workers.map((worker) => worker.waitForEvent('close')));
  await explorer.reload();
  await ended;
  await expect(explorer.frames).toBeVisible();
  expect(profileCount).toBe(2);
  expect(await root.evaluate((element) => element === document.documentElement)).toBe(true);
  expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
});
