import { Box, Field, Grid, Input, Stack, Text } from '@grafana/ui';
import type { PluginSettings } from 'grafana/pluginSettings';
import {
  type CostDraft,
  DEFAULT_HOURS_PER_MONTH,
  findCostFaults,
  printCostDraft,
  readCostDraft,
} from 'profile/cost/CostRates';
import React, { useState } from 'react';
import type { ConfigPageHost } from './ConfigPage';
import { SettingsForm, useSaving } from './SettingsForm';

interface CostFormProps {
  readonly host: Pick<ConfigPageHost, 'fetchSettings' | 'saveSettings'>;
  readonly initial: PluginSettings;
}

interface CostField {
  readonly key: keyof CostDraft;
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
}

const COST_FIELDS: readonly CostField[] = [
  { key: 'currency', label: 'Currency', description: 'Three letters of ISO 4217.', placeholder: 'EUR' },
  {
    key: 'corePrice',
    label: 'Price of a core-hour',
    description: 'One core for one hour, as you pay for it. Empty: CPU time has no price.',
    placeholder: '0.04',
  },
  {
    key: 'gibPrice',
    label: 'Price of a GiB-hour',
    description: 'One GiB of memory for one hour. Empty: memory has no price.',
    placeholder: '0.005',
  },
  {
    key: 'hoursPerMonth',
    label: 'Hours per month',
    description: 'How long a month runs.',
    placeholder: String(DEFAULT_HOURS_PER_MONTH),
  },
  {
    key: 'co2Grams',
    label: 'Grams of CO₂ a core-hour',
    description: 'Of your provider or your own computation. Empty: CO₂ is not shown.',
    placeholder: '',
  },
];

/** Form for the organisation's cost of computing, with which flame graphs, tables and comparisons can be shown as money. */
export function CostForm({ host, initial }: CostFormProps): React.JSX.Element {
  const [saved, setSaved] = useState(() => readCostDraft(initial.jsonData));
  const [draft, setDraft] = useState(saved);
  const { saving, save, forget } = useSaving();
  const faults = findCostFaults(draft);
  const isSame = COST_FIELDS.every(({ key }) => draft[key].trim() === saved[key].trim());
  return (
    <SettingsForm
      label="Prices"
      saving={saving}
      canSave={Object.keys(faults).length === 0 && !isSame}
      onSave={() =>
        save(async () => {
          // Somebody else may have saved other settings in the meantime.
          const { enabled, pinned, jsonData } = await host.fetchSettings();
          await host.saveSettings({ enabled, pinned, jsonData: { ...jsonData, ...printCostDraft(draft) } });
          setSaved(draft);
        })
      }
      button={{ text: 'Use these prices' }}
      savedNote="Saved. It applies from the next visit on."
      failure="The prices were not saved."
    >
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Box paddingTop={2}>
          <Text element="h2" variant="h3">
            Prices
          </Text>
        </Box>
        <Text element="p">
          With a price, everybody can see CPU time and memory in use as money per month. Links say that money is shown,
          not the price.
        </Text>
        <Grid gap={2} minColumnWidth={34}>
          {COST_FIELDS.map(({ key, ...field }) => (
            <Field
              key={key}
              label={field.label}
              description={field.description}
              invalid={faults[key] !== undefined}
              error={faults[key]}
            >
              <Input
                id={`cost-${key}`}
                width={24}
                inputMode={key === 'currency' ? 'text' : 'decimal'}
                autoComplete="off"
                placeholder={field.placeholder}
                value={draft[key]}
                onChange={({ currentTarget: { value } }) => {
                  setDraft((before) => ({ ...before, [key]: value }));
                  forget();
                }}
              />
            </Field>
          ))}
        </Grid>
      </Stack>
    </SettingsForm>
  );
}
