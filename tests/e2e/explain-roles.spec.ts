// Cannot prove: a real Grafana's sign-in and permissions; tests/contract holds the local stack's refusals to recordings.
import { startScriptedModel } from '../helpers/scriptedModel';
import { getModelPort } from './modelPort';
import { expect, test } from './test';

const CHECKOUT = { explorationType: 'flame-graph', 'var-serviceName': 'checkout', explain: 'on' };
const APP = 'openprofiles-drilldown-app';
const WHO: Readonly<Record<string, { readonly who: string; readonly maySend: boolean }>> = {
  'signed-in': { who: 'a viewer who is signed in', maySend: false },
  'thousand-services': { who: 'an anonymous viewer', maySend: false },
  react19: { who: 'an editor', maySend: true },
};

// Each stack has another user; the one with a model is used by an administrator, see explain-model and configuration.
test('who sees facts, who may send, and who may configure', async ({ explorer, page, baseURL, expectConsole }, {
  project,
}) => {
  // Who is signed in may have kept nothing yet.
  expectConsole(/404.*user-storage/);
  const { who, maySend } = WHO[project.name] ?? { who: 'nobody', maySend: false };
  test.info().annotations.push({ type: 'user', description: who });
  const model = await startScriptedModel({ port: getModelPort(Number(new URL(baseURL ?? '').port)) });
  model.answer = ['`tokenizeCondition` is hot.'];
  try {
    await explorer.open(CHECKOUT);
    const panel = page.getByRole('region', { name: 'Explain flame graph' });
    await expect(panel.getByRole('list').first()).toContainText('tokenizeCondition');
    if (maySend) {
      await explorer.whenIdle();
      await panel.getByRole('button', { name: /^Send to/ }).click();
      await expect(panel.getByRole('status').first()).toContainText('1 of 1 names');
      expect(model.requests).toHaveLength(1);
    } else {
      await expect(panel).toContainText('You may not send to the model: this needs the role Editor');
      await expect(panel.getByRole('button', { name: /^Send/ })).toHaveCount(0);
      await expect(panel.getByRole('link', { name: 'Open the configuration page' })).toHaveCount(0);
      // A page of their own gets no further.
      const data = { model: 'small', messages: [{ role: 'user', content: 'Hello' }] };
      const sent = await page.request.post(`/api/plugin-proxy/${APP}/llm/chat/completions`, { data });
      expect(sent.status()).toBe(403);
      expect(model.requests).toEqual([]);
    }

    await page.goto(`/plugins/${APP}?page=explain`);
    await expect(page.getByText('Only administrators can change these settings.')).toBeVisible();
    await expect(page.getByRole('form')).toHaveCount(0);
    const data = { enabled: true, pinned: true, jsonData: { llmSendTo: 'endpoint', llmUrl: 'https://evil.test/v1' } };
    const saved = await page.request.post(`/api/plugins/${APP}/settings`, { data });
    expect(saved.status()).toBe(403);
  } finally {
    await model.close();
  }
});
