import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PluginSettings, PluginSettingsChange } from 'grafana/pluginSettings';
import { ChatError } from 'llm/ChatError';
import React from 'react';
import { ConfigPage, type ConfigPageHost } from './ConfigPage';

const NOTHING: PluginSettings = { enabled: true, pinned: false, jsonData: {}, secureJsonFields: {} };
const ENDPOINT: PluginSettings = {
  enabled: true,
  pinned: true,
  jsonData: {
    rules: ['kept'],
    llmSendTo: 'endpoint',
    llmUrl: 'https://llm.example.com/v1',
    llmSavedUrl: 'https://llm.example.com/v1',
    llmModel: 'small',
  },
  secureJsonFields: { llmKey: true },
};

/** A Grafana that keeps settings as a real one does. */
class FakeGrafana implements ConfigPageHost {
  readonly changes: PluginSettingsChange[] = [];
  test: ConfigPageHost['test'] = () => Promise.resolve('small-2');

  constructor(
    private settings: PluginSettings,
    private readonly role: 'Admin' | 'Editor' = 'Admin',
  ) {}

  readonly isAdmin = (): boolean => this.role === 'Admin';
  readonly isAppEnabled = (): boolean => false;
  readonly fetchSettings = (): Promise<PluginSettings> => Promise.resolve(this.settings);
  readonly saveSettings = (change: PluginSettingsChange): Promise<void> => {
    this.changes.push(change);
    const { secureJsonData = {}, ...rest } = change;
    const fields = Object.entries(secureJsonData).map(([name, value]) => [name, value !== '']);
    this.settings = { ...rest, secureJsonFields: { ...this.settings.secureJsonFields, ...Object.fromEntries(fields) } };
    return Promise.resolve();
  };
}

async function open(host: FakeGrafana): Promise<ReturnType<typeof userEvent.setup>> {
  render(<ConfigPage host={host} />);
  await screen.findByRole('form', { name: 'Explain settings' });
  return userEvent.setup();
}

const save = (): HTMLElement => screen.getByRole('button', { name: 'Save' });
const testSaved = (): HTMLElement => screen.getByRole('button', { name: 'Test the saved settings' });

test('nothing is sent at first, and the page says what would be and who pays', async () => {
  await open(new FakeGrafana(NOTHING));
  expect(screen.getByRole('radio', { name: /^Nobody/ })).toBeChecked();
  expect(screen.getByText(/Set spending limits there/)).toBeInTheDocument();
  expect(screen.getByText(/names of functions and files/)).toBeInTheDocument();
  expect(save()).toBeDisabled();
  expect(testSaved()).toBeDisabled();
  expect(screen.getByRole('radio', { name: /^Grafana LLM app/ })).toBeDisabled();
});

test('an administrator sets up an endpoint', async () => {
  const host = new FakeGrafana(NOTHING);
  const user = await open(host);
  await user.click(screen.getByRole('radio', { name: /^OpenAI/ }));
  await user.type(screen.getByLabelText(/Address/), 'https://llm.example.com/v1/chat/completions');
  await user.type(screen.getByLabelText(/^Key/), 'sk-1');
  await user.type(screen.getByLabelText(/^Model/), 'small');
  await user.click(save());
  expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
  expect(host.changes).toEqual([
    {
      enabled: true,
      pinned: false,
      jsonData: {
        llmSendTo: 'endpoint',
        llmUrl: 'https://llm.example.com/v1',
        llmSavedUrl: 'https://llm.example.com/v1',
        llmModel: 'small',
        llmLargeModel: '',
        llmAllowLocalHttp: false,
        llmContextTokens: 16_000,
        factRulesOff: [],
        factRulesAdded: '',
      },
      secureJsonData: { llmKey: 'sk-1' },
    },
  ]);
  expect(screen.queryByDisplayValue('sk-1')).not.toBeInTheDocument();
  await user.click(testSaved());
  expect(await screen.findByText('The model answered: small-2')).toBeInTheDocument();
});

test('faults are named where they are, and nothing is saved', async () => {
  const host = new FakeGrafana(NOTHING);
  const user = await open(host);
  await user.click(screen.getByRole('radio', { name: /^OpenAI/ }));
  await user.type(screen.getByLabelText(/Address/), 'http://localhost:11434/v1');
  await user.click(save());
  expect(screen.getByText(/allow it below/)).toBeInTheDocument();
  expect(screen.getByText(/Enter the name of a model/)).toBeInTheDocument();
  expect(host.changes).toEqual([]);
  await user.click(screen.getByRole('checkbox', { name: /Allow http/ }));
  await user.type(screen.getByLabelText(/^Model/), 'local');
  await user.click(save());
  await waitFor(() => expect(host.changes).toHaveLength(1));
});

test('a change of the model keeps the key and what others keep in the settings', async () => {
  const host = new FakeGrafana(ENDPOINT);
  const user = await open(host);
  await user.type(screen.getByLabelText(/^Model/), '-2');
  await user.click(save());
  await screen.findByText(/^Saved/);
  expect(host.changes[0]?.secureJsonData).toBeUndefined();
  expect(host.changes[0]).toMatchObject({ pinned: true, jsonData: { rules: ['kept'], llmModel: 'small-2' } });
});

test('another address needs the key again: the stored one is taken away', async () => {
  const host = new FakeGrafana(ENDPOINT);
  const user = await open(host);
  await user.type(screen.getByLabelText(/Address/), '/other');
  expect(screen.getByText(/enter the key again/)).toBeInTheDocument();
  await user.click(save());
  await screen.findByText(/^Saved/);
  expect(host.changes[0]?.secureJsonData).toEqual({ llmKey: '' });
});

test('switching off empties the address of the route and keeps the one of the form', async () => {
  const host = new FakeGrafana(ENDPOINT);
  const user = await open(host);
  await user.click(screen.getByRole('radio', { name: /^Nobody/ }));
  await user.click(save());
  await screen.findByText(/^Saved/);
  expect(host.changes[0]?.jsonData).toMatchObject({
    llmSendTo: 'nobody',
    llmUrl: '',
    llmSavedUrl: 'https://llm.example.com/v1',
  });
  expect(testSaved()).toBeDisabled();
});

test('the test is of saved settings, and a failure is a sentence with what the provider said', async () => {
  const host = new FakeGrafana(ENDPOINT);
  host.test = () => Promise.reject(new ChatError('bad-key', { provider: 'endpoint', detail: 'Incorrect API key' }));
  const user = await open(host);
  await user.click(testSaved());
  expect(await screen.findByText(/The provider refused the key/)).toBeInTheDocument();
  expect(screen.getByText('Incorrect API key')).toBeInTheDocument();
  await user.type(screen.getByLabelText(/^Model/), 'x');
  expect(testSaved()).toBeDisabled();
});

test('a refusal by Grafana is shown with its reason', async () => {
  const host = new FakeGrafana(ENDPOINT);
  Object.assign(host, { saveSettings: () => Promise.reject({ status: 403, data: { message: 'Permission denied' } }) });
  const user = await open(host);
  await user.type(screen.getByLabelText(/^Model/), 'x');
  await user.click(save());
  expect(await screen.findByText('Permission denied')).toBeInTheDocument();
});

test('others see who may change the settings, and no form', async () => {
  render(<ConfigPage host={new FakeGrafana(ENDPOINT, 'Editor')} />);
  expect(await screen.findByText(/Only administrators/)).toBeInTheDocument();
  expect(screen.queryByRole('form')).not.toBeInTheDocument();
});

test('rules are switched off and added; a bad one is named and not saved', async () => {
  const host = new FakeGrafana(NOTHING);
  const user = await open(host);
  await user.click(screen.getByText('96 of 96 built-in rules are used'));
  await user.click(await screen.findByLabelText(/^Regular expressions \(Go\)/));
  const field = screen.getByRole('textbox', { name: /^Rules of your own/ });
  await user.click(field);
  await user.paste('[{"id":"pdf","title":"PDF","regex":"(","threshold":0.1,"why":"Slow."}]');
  await user.click(save());
  expect(await screen.findByText(/Rule “pdf”: its regex cannot be used/)).toBeInTheDocument();
  expect(host.changes).toEqual([]);
  const rules = '[{"id":"pdf","title":"PDF","regex":"(?i)pdf","threshold":0.1,"why":"Slow."}]';
  await user.clear(field);
  await user.click(field);
  await user.paste(rules);
  await user.click(save());
  await waitFor(() => expect(host.changes).toHaveLength(1));
  expect(host.changes[0]?.jsonData).toMatchObject({ factRulesOff: ['go-regex'], factRulesAdded: rules });
});

test('provisioned rules that cannot be used are named as soon as the page is open', async () => {
  const host = new FakeGrafana({
    ...NOTHING,
    jsonData: { factRulesOff: ['go-regex', 'go-regexp', 'gone'], factRulesAdded: [{ id: 'pdf', title: 'PDF' }] },
  });
  const user = await open(host);
  expect(screen.getByText(/“go-regexp”, “gone”/)).toBeInTheDocument();
  expect(screen.getByText('95 of 96 built-in rules are used')).toBeInTheDocument();
  expect(screen.getByText(/Rule “pdf”: title, why and topic have to be texts/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Forget these ids' }));
  expect(screen.queryByText(/“go-regexp”/)).not.toBeInTheDocument();
  await user.clear(screen.getByRole('textbox', { name: /^Rules of your own/ }));
  await user.click(save());
  await waitFor(() => expect(host.changes).toHaveLength(1));
  expect(host.changes[0]?.jsonData).toMatchObject({ factRulesOff: ['go-regex'], factRulesAdded: '' });
});
