// Cannot prove: how a real Grafana's plugin routes and its LLM app answer; no model is asked here.
import { expect, test } from './test';

test.use({ sharesPage: true });

const CHECKOUT = { explorationType: 'flame-graph', 'var-serviceName': 'checkout' };

test('facts stand without a model, point at functions, and nothing is sent', async ({ explorer, page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (/completions|grafana-llm-app|plugin-proxy/.test(request.url())) {
      sent.push(request.url());
    }
  });
  await explorer.open(CHECKOUT);
  await page.getByRole('button', { name: 'Explain flame graph' }).click();
  const panel = page.getByRole('region', { name: 'Explain flame graph' });
  await expect(panel.getByRole('heading', { name: 'Findings' })).toBeVisible();
  await expect(panel).toContainText('tokenizeCondition');
  await explorer.reload();
  await expect(panel).toContainText('The profile is whole');
  await panel.getByRole('button', { name: 'tokenizeCondition' }).first().press('ArrowDown');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: /^Lines of this function/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const details = page.getByRole('region', { name: 'Function details' });
  await expect(details.getByRole('grid', { name: 'Lines of tokenizeCondition' })).toBeVisible();
  await page.getByRole('button', { name: /^Close “Lines of/ }).click();
  await panel.getByRole('button', { name: 'tokenizeCondition' }).first().click();
  await expect(page.getByRole('button', { name: 'Remove “all calls of: tokenizeCondition”' })).toBeVisible();
  await expect(panel).toContainText('The view is narrowed');
  expect(sent).toEqual([]);
});

test('without a provider the panel says how to get one, and a comparison has its own facts', async ({
  explorer,
  page,
}) => {
  await explorer.open({ ...CHECKOUT, details: 'tokenizeCondition' });
  await page.getByRole('button', { name: 'Optimize code' }).click();
  const panel = page.getByRole('region', { name: 'Explain flame graph' });
  await expect(panel).toContainText('No model is set up. An administrator can choose one');
  await expect(panel.getByRole('radio', { name: 'Code of tokenizeCondition' })).toBeChecked();
  await panel.getByRole('radio', { name: 'This view' }).click({ force: true });
  await expect(panel).toContainText('The facts above need no model.');
  await expect(panel.getByRole('button', { name: /^Send/ })).toHaveCount(0);
  await explorer.tab('Diff flame graph').click();
  await page.getByRole('button', { name: 'Explain diff flame graph' }).click();
  const diffPanel = page.getByRole('region', { name: 'Explain diff flame graph' });
  await expect(diffPanel).toContainText('The comparison shows CPU time');
  await expect(diffPanel.getByRole('listitem').first()).toContainText(
    'New: tokenizeCondition is only in the comparison',
  );
});
