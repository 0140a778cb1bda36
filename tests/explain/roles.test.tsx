import { render, screen } from '@testing-library/react';
import { ConfigPage } from 'app/config/ConfigPage';
import { AnswerSession } from 'explain/AnswerSession';
import { ExplainPanel } from 'explain/ExplainPanel';
import { findChatProvider } from 'llm/findChatProvider';
import { parseLlmSettings, printLlmSettings } from 'llm/settings';
import React from 'react';
import { listActions, type PluginManifest } from '../../demo/server/settings/pluginManifest';
import type { Role } from '../../demo/server/settings/user';
import plugin from '../../src/plugin.json';
import { explainTree } from '../helpers/explainTree';
import { treeFromText } from '../helpers/treeFromText';

const SUBJECT = { key: 'a', title: 'cpu of checkout', provenance: [], labels: [] };
const ACTIONS = { onHoverFunction: () => undefined, onFocusFunction: () => undefined, onOpenMenu: () => undefined };
const JSON_DATA = printLlmSettings({
  ...parseLlmSettings({}),
  ...{ sendTo: 'endpoint' as const, url: 'https://llm.example.com/v1', model: 'small' },
});

const TREE = treeFromText('main.main;regexp.MustCompile 900000000\nmain.main;main.load 100000000');

// Anonymous users have the role that Grafana gives to everybody, and no settings if it lets them read none.
test.each<{ who: string; role: Role; readsSettings?: boolean; sends: boolean; configures: boolean }>([
  { who: 'a viewer', role: 'Viewer', sends: false, configures: false },
  { who: 'an anonymous viewer', role: 'Viewer', sends: false, configures: false },
  { who: 'somebody who may not read settings', role: 'Viewer', readsSettings: false, sends: false, configures: false },
  { who: 'an editor', role: 'Editor', sends: true, configures: false },
  { who: 'an administrator', role: 'Admin', sends: true, configures: true },
])('$who sees facts; may send: $sends; may configure: $configures', async (row) => {
  const { role, readsSettings = true, sends, configures } = row;
  const permissions = listActions(plugin as unknown as PluginManifest, role);
  const availability = await findChatProvider({
    fetchJsonData: () => (readsSettings ? Promise.resolve(JSON_DATA) : Promise.reject({ status: 401 })),
    hasPermission: (action) => permissions.includes(action),
    isAppEnabled: () => false,
  });
  render(
    <ExplainPanel
      title="Explain flame graph"
      explanation={explainTree(TREE)}
      error={undefined}
      problem=""
      subject={SUBJECT}
      availability={availability}
      asked={undefined}
      actions={ACTIONS}
      code={undefined}
      isOptimizing={false}
      onOptimizing={() => undefined}
      session={new AnswerSession(() => 0)}
    />,
  );
  expect(screen.getByRole('heading', { name: 'Findings' })).toBeInTheDocument();
  expect(screen.getAllByText('regexp.MustCompile').length).toBeGreaterThan(0);
  if (sends) {
    expect(await screen.findByText(/tokens go to/)).toBeInTheDocument();
  }
  expect(screen.queryAllByRole('button', { name: /^Send to/ })).toHaveLength(sends ? 1 : 0);

  const settings = { enabled: true, pinned: true, jsonData: {}, secureJsonFields: {} };
  render(
    <ConfigPage
      host={{
        isAdmin: () => role === 'Admin',
        isAppEnabled: () => false,
        fetchSettings: async () => settings,
        saveSettings: async () => undefined,
        test: async () => undefined,
      }}
    />,
  );
  expect(
    await (configures
      ? screen.findByRole('form', { name: 'Explain settings' })
      : screen.findByText('Only administrators can change these settings.')),
  ).toBeInTheDocument();
});
