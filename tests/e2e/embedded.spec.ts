// Cannot prove: what a real app's page does around the explorer.
import { expect, test } from './test';

test.use({ sharesPage: true });

test('another app shows the explorer with its filters, and keeps its own address, title and headings', async ({
  explorer,
  page,
}) => {
  await explorer.visit('/embed?tab=theirs');
  await expect(page.getByRole('group', { name: 'version is v2' })).toBeVisible();
  await expect(explorer.tab('Labels')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('combobox', { name: 'Service' })).toHaveValue('checkout');
  await expect(page.getByRole('combobox', { name: 'Data source' })).toHaveCount(0);
  await expect(explorer.tab('Files')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another app');
  expect(page.url()).toMatch(/\/embed\?tab=theirs$/);
  const title = await page.title();

  await explorer.tab('Flame graph').click();
  await expect(explorer.frames).toBeVisible();
  const params = new URL(page.url()).searchParams;
  expect(params.get('tab')).toBe('theirs');
  expect(params.get('pd-explorationType')).toBe('flame-graph');
  expect(params.get('pd-var-filters')).toBe('version|=|v2');
  expect(params.get('explorationType')).toBeNull();
  expect(await page.title()).toBe(title);

  await explorer.reload();
  await expect(explorer.frames).toBeVisible();
  const whole = page.getByRole('link', { name: 'Open in Profiles Drilldown' });
  await expect(whole).toHaveAttribute('href', /openprofiles-drilldown-app\/explore\?.*explorationType=flame-graph/);
  await page.goBack();
  await expect(explorer.tab('Labels')).toHaveAttribute('aria-selected', 'true');
  expect(page.url()).toMatch(/\/embed\?tab=theirs$/);
});

test('the app hears of another time range', async ({ explorer, page }) => {
  await explorer.visit('/embed');
  await expect(page.getByText('Its time range: as it began')).toBeVisible();
  await expect(explorer.tab('Labels')).toHaveAttribute('aria-selected', 'true');
  await page
    .getByTestId('grafana-pickers')
    .getByRole('button', { name: /^Move .* backward/ })
    .click();
  await expect(page.getByText(/Its time range: .* to .*/)).toBeVisible();
});
