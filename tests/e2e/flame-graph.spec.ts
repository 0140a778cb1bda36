// Cannot prove: how a real Pyroscope cuts; the local store follows recordings of one.
import { expect, test } from './test';

test.use({ sharesPage: true });

const CHECKOUT = { explorationType: 'flame-graph', 'var-serviceName': 'checkout' };

test('tabs and back keep service and range', async ({ explorer }) => {
  await explorer.open({ from: 'now-30m', to: 'now' });
  await explorer.flameGraphLink('search').click();
  await expect(explorer.frames).toBeVisible();
  expect(explorer.getParam('from')).toBe('now-30m');
  await explorer.page.goBack();
  await expect(explorer.cell('search')).toBeVisible();
  await explorer.page.goForward();
  await expect(explorer.frames).toBeVisible();
  await explorer.tab('All services').click();
  await expect(explorer.cell('search')).toBeVisible();
});

test('service and profile type limit each other', async ({ explorer }) => {
  await explorer.open({
    explorationType: 'flame-graph',
    'var-serviceName': 'ledger',
    'var-profileMetricId': 'mutex:delay:nanoseconds:contentions:count',
  });
  await expect(explorer.flameGraph).toContainText('Time waiting for locks · ledger');
  await explorer.page.getByRole('combobox', { name: 'Service' }).click();
  await expect(explorer.page.getByRole('option')).toHaveText(['inventory', 'labels', 'ledger']);
});

test('a cut profile is completed by itself', async ({ explorer }) => {
  await explorer.open({ ...CHECKOUT, maxNodes: '10' });
  await expect(explorer.flameGraph).toContainText('whole profile');
  expect(explorer.getParam('maxNodes')).toBe('10');
});

test('another choice cancels what is under way, and the old picture stays until the new one is here', async ({
  explorer,
  page,
}) => {
  await explorer.open(CHECKOUT);
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/SelectMergeStacktraces', async (route) => {
    await held;
    await route.continue();
  });
  await explorer.choose('Service', 'thumbnails');
  await expect(explorer.flameGraph).toHaveAttribute('aria-busy', 'true');
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  const cancelled = page.waitForEvent('requestfailed', (request) => request.url().includes('SelectMergeStacktraces'));
  await explorer.choose('Service', 'search');
  await cancelled;
  release?.();
  await expect(explorer.flameGraph).toContainText('· search ·');
});

test('a service that does not exist is said to have no profiles', async ({ explorer }) => {
  await explorer.open({ ...CHECKOUT, 'var-serviceName': 'gone' });
  await expect(explorer.page.getByText('No samples of gone in this time range')).toBeVisible();
  await expect(explorer.page.getByLabel('No profiles of “gone” in this time range')).toBeVisible();
});
