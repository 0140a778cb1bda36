import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PluginSettings, PluginSettingsChange } from 'grafana/pluginSettings';
import React from 'react';
import { SourceHostsForm } from './SourceHostsForm';

const SETTINGS: PluginSettings = {
  enabled: true,
  pinned: true,
  jsonData: { llmSendTo: 'nobody' },
  secureJsonFields: {},
};

test('keeps good hosts beside the other settings, and refuses patterns that cannot be links', async () => {
  const changes: PluginSettingsChange[] = [];
  const host = {
    fetchSettings: () => Promise.resolve(SETTINGS),
    saveSettings: (change: PluginSettingsChange) => Promise.resolve(void changes.push(change)),
  };
  render(<SourceHostsForm host={host} initial={SETTINGS} />);
  const user = userEvent.setup();
  const box = screen.getByRole('textbox', { name: /Links to source code/ });
  const button = screen.getByRole('button', { name: 'Use these hosts' });
  expect(button).toBeDisabled();

  await user.type(box, 'git.example.com javascript:alert(1)');
  expect(screen.getByText(/Line 1: Write one of github/)).toBeInTheDocument();
  expect(button).toBeDisabled();

  await user.clear(box);
  await user.type(box, 'git.example.com gitlab');
  await user.click(button);
  expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
  expect(changes).toEqual([
    { enabled: true, pinned: true, jsonData: { llmSendTo: 'nobody', sourceHosts: 'git.example.com gitlab' } },
  ]);
});
