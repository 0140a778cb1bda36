import { Alert, Box, LoadingPlaceholder, Stack, Text, TextLink } from '@grafana/ui';
import { describeFailure } from 'app/describeFailure';
import { REPOSITORY } from 'app/repository';
import { isAdmin, isAppEnabled } from 'grafana/access';
import {
  fetchPluginSettings,
  type PluginSettings,
  type PluginSettingsChange,
  savePluginSettings,
} from 'grafana/pluginSettings';
import { createProvider, testProvider } from 'llm/findChatProvider';
import { parseLlmSettings } from 'llm/settings';
import React, { useEffect, useState } from 'react';
import { ConfigPageForm } from './ConfigPageForm';
import { CostForm } from './CostForm';
import { SourceHostsForm } from './SourceHostsForm';

/** The page's actions with Grafana and with the model. */
export interface ConfigPageHost {
  isAdmin(): boolean;
  isAppEnabled(pluginId: string): boolean;
  fetchSettings(): Promise<PluginSettings>;
  saveSettings(change: PluginSettingsChange): Promise<void>;
  /** Asks the model of saved settings for a word. Resolves with its name if it gave one. */
  test(settings: PluginSettings, signal: AbortSignal): Promise<string | undefined>;
}

const GRAFANA: ConfigPageHost = {
  isAdmin,
  isAppEnabled,
  fetchSettings: fetchPluginSettings,
  saveSettings: savePluginSettings,
  test: async ({ jsonData }, signal) => testProvider(createProvider(parseLlmSettings(jsonData)), signal),
};

/** Page on which administrators choose which model, if any, may get the content of flame graphs. */
export function ConfigPage({ host = GRAFANA }: { host?: ConfigPageHost }): React.JSX.Element {
  const [state, setState] = useState<{ settings?: PluginSettings; failure?: string }>({});
  useEffect(() => {
    let isCurrent = true;
    const show = (next: typeof state): void => {
      if (isCurrent) {
        setState(next);
      }
    };
    host.fetchSettings().then(
      (settings) => show({ settings }),
      (error: unknown) => show({ failure: describeFailure(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [host]);

  if (!host.isAdmin()) {
    return <Alert severity="info" title="Only administrators can change these settings." />;
  }
  return (
    <Stack direction="column" gap={2}>
      <Introduction />
      {state.failure !== undefined && (
        <Alert severity="error" title="The settings could not be read.">
          {state.failure}
        </Alert>
      )}
      {state.settings ? (
        <>
          <ConfigPageForm host={host} initial={state.settings} />
          <CostForm host={host} initial={state.settings} />
          <SourceHostsForm host={host} initial={state.settings} />
        </>
      ) : (
        state.failure === undefined && <LoadingPlaceholder text="Loading the settings" />
      )}
    </Stack>
  );
}

function Introduction(): React.JSX.Element {
  return (
    <Stack direction="column" gap={1}>
      <Box paddingTop={2}>
        <Text element="h2" variant="h3">
          Explain flame graph
        </Text>
      </Box>
      <Text element="p">
        Facts about a profile are worked out in the browser and need no model. A model can explain them in words. For
        that, what the flame graph shows is sent to the model that you choose here.
      </Text>
      <Text element="p">
        <Text weight="bold">What is sent:</Text> names of functions and files with their values, the heaviest paths,
        facts about the profile, names of labels with their values or aliases, what the user asks, and functions that
        the model looks up, each of them shown. “Optimize code” sends the lines of one function with their costs, and
        their source code where the user has it on screen. Users see the text before it goes, and nothing goes without a
        click.
      </Text>
      <Text element="p">
        <Text weight="bold">Who may send:</Text> editors and administrators, and custom roles with the permission
        “Explain sender”.
      </Text>
      <Text element="p">
        <Text weight="bold">What it costs:</Text> that is between you and the provider. Set spending limits there; this
        plugin neither counts nor limits them.
      </Text>
      <Text element="p">
        <TextLink href={`${REPOSITORY}/blob/main/docs/explain.md`} external>
          Set-up step by step, and how answers are checked
        </TextLink>
      </Text>
    </Stack>
  );
}
