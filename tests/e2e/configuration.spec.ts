// Cannot prove how a real Grafana keeps secrets or whom it lets save: tests/contract holds the local stack to recordings.
import { startScriptedModel } from '../helpers/scriptedModel';
import { expect, test } from './test';

const PAGE = '/plugins/openprofiles-drilldown-app?page=explain';
const SETTINGS = '/api/plugins/openprofiles-drilldown-app/settings';

test('an administrator sets up a local model, tests it, and switches sending off', async ({ page, explorer }) => {
  expect(explorer).toBeDefined();
  const model = await startScriptedModel();
  try {
    await page.goto(PAGE);
    await page.getByRole('radio', { name: /OpenAI-compatible service/ }).check({ force: true });
    await page.getByLabel(/^Address/).fill(model.url);
    await page.getByRole('checkbox', { name: /Allow http/ }).check({ force: true });
    await page.getByLabel(/^Key/).fill('secret-key');
    await page.getByLabel(/^Model/).fill('small');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(/^Saved/)).toBeVisible();
    await page.getByRole('button', { name: 'Test the saved settings' }).click();
    await expect(page.getByText('The model answered: small')).toBeVisible();
    expect(model.requests.map(({ authorization }) => authorization)).toEqual(['Bearer secret-key']);
    expect(await (await page.request.get(SETTINGS)).text()).not.toContain('secret-key');

    await page.getByRole('radio', { name: /Nobody/ }).check({ force: true });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(/^Saved/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Test the saved settings' })).toBeDisabled();
  } finally {
    await page.request.post(SETTINGS, {
      data: { enabled: true, pinned: true, jsonData: {}, secureJsonData: { llmKey: '' } },
    });
    await model.close();
  }
});
