import { findChatProvider } from './findChatProvider';
import { type LlmSettings, parseLlmSettings, printLlmSettings, SEND_ACTION } from './settings';

const ENDPOINT: Partial<LlmSettings> = { sendTo: 'endpoint', url: 'https://llm.example.com/v1', model: 'small' };

async function find(
  settings: Partial<LlmSettings>,
  { permissions = [SEND_ACTION], apps = [] }: { permissions?: readonly string[]; apps?: readonly string[] } = {},
): Promise<string> {
  const found = await findChatProvider({
    fetchJsonData: async () => printLlmSettings({ ...parseLlmSettings({}), ...settings }),
    hasPermission: (action) => permissions.includes(action),
    isAppEnabled: (id) => apps.includes(id),
  });
  return found.status === 'ready' ? `${found.provider.id}: ${found.provider.name}` : found.error.code;
}

const LLM_APP = { apps: ['grafana-llm-app'] };

test.each([
  ['nothing is set up', {}, {}, 'no-provider'],
  ['the LLM app is there but sending was not enabled', {}, LLM_APP, 'switched-off'],
  ['sending was switched off again', { ...ENDPOINT, sendTo: 'nobody' as const }, {}, 'switched-off'],
  ['the LLM app is chosen', { sendTo: 'llm-app' as const }, LLM_APP, 'llm-app: this Grafana’s LLM app'],
  ['the LLM app was chosen and is gone', { sendTo: 'llm-app' as const }, {}, 'no-provider'],
  ['an endpoint is chosen', ENDPOINT, {}, 'endpoint: llm.example.com'],
  ['an endpoint has no model', { ...ENDPOINT, model: '' }, {}, 'not-configured'],
  ['the user may not send to an endpoint', ENDPOINT, { permissions: [] }, 'not-permitted'],
  [
    'the user may not send to the LLM app',
    { sendTo: 'llm-app' as const },
    { ...LLM_APP, permissions: [] },
    'not-permitted',
  ],
])('%s', async (_name, settings, host, expected) => {
  expect(await find(settings, host)).toBe(expected);
});

test.each([
  [{ status: 401, data: { message: 'Unauthorized' } }, 'signed-out'],
  [{ status: 500, data: { message: 'no database' } }, 'unreachable'],
])('settings that cannot be read are told: %j', async (failure, code) => {
  const found = await findChatProvider({
    fetchJsonData: () => Promise.reject(failure),
    hasPermission: () => true,
    isAppEnabled: () => true,
  });
  expect(found).toMatchObject({ status: 'unavailable', error: { code, detail: failure.data.message } });
});
