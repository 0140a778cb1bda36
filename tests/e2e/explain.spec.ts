// Cannot prove: how a real Grafana's plugin routes and its LLM app answer; no model is asked here.
import { expect, test } from './test';

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
  const panel = page.getByRole('complementary', { name: 'Explain flame graph' });
  await expect(panel.getByRole('heading', { name: 'Findings' })).toBeVisible();
  await expect(panel).toContainText('tokenizeCondition');
  await page.reload();
  await expect(panel).toContainText('The profile is whole');
  await panel.getByRole('button', { name: 'tokenizeCondition' }).first().click();
  await expect(page.getByRole('button', { name: 'Remove “all calls of: tokenizeCondition”' })).toBeVisible();
  await expect(panel).toContainText('The view is narrowed');
  expect(sent).toEqual([]);
});

test('without a provider the panel says how to get one', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, explain: 'on' });
  const panel = page.getByRole('complementary', { name: 'Explain flame graph' });
  await panel.getByRole('button', { name: 'Show what would be sent' }).click();
  await expect(panel.getByRole('alert').or(panel.getByTestId(/Alert/)).first()).toBeVisible();
});
