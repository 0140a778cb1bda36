import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PluginSettings, PluginSettingsChange } from 'grafana/pluginSettings';
import { parseCostRates } from 'profile/cost/CostRates';
import React from 'react';
import { CostForm } from './CostForm';

function open(jsonData: PluginSettings['jsonData'] = {}) {
  const changes: PluginSettingsChange[] = [];
  const settings: PluginSettings = { enabled: true, pinned: true, jsonData, secureJsonFields: {} };
  const host = {
    fetchSettings: () => Promise.resolve(settings),
    saveSettings: (change: PluginSettingsChange) => {
      changes.push(change);
      return Promise.resolve();
    },
  };
  render(<CostForm host={host} initial={settings} />);
  return changes;
}

const save = () => screen.getByRole('button', { name: 'Use these prices' });

test('an administrator sets prices, which views read, and other settings stay', async () => {
  const changes = open({ llmModel: 'small' });
  await userEvent.type(screen.getByLabelText(/^Currency/), 'EUR');
  await userEvent.type(screen.getByLabelText(/^Price of a core-hour/), '0.04');
  await userEvent.click(save());
  expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
  expect(changes[0]?.jsonData).toMatchObject({ llmModel: 'small' });
  expect(parseCostRates(changes[0]?.jsonData ?? {})).toMatchObject({ currency: 'EUR', corePricePerHour: 0.04 });
});

test('what is no price is named at its field and not saved', async () => {
  open({ costCurrency: 'EUR', costPerCoreHour: 0.04 });
  await userEvent.clear(screen.getByLabelText(/^Price of a core-hour/));
  await userEvent.type(screen.getByLabelText(/^Price of a core-hour/), '-1');
  expect(screen.getByText(/Enter a number of 0 or more/)).toBeInTheDocument();
  expect(save()).toBeDisabled();
});
