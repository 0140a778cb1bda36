import { Alert, Button, Stack, Text } from '@grafana/ui';
import { describeFailure } from 'app/describeFailure';
import type { PluginSettings } from 'grafana/pluginSettings';
import { ChatError } from 'llm/ChatError';
import { parseLlmSettings } from 'llm/settings';
import React, { useEffect, useRef, useState } from 'react';
import type { ConfigPageHost } from './ConfigPage';

export interface ConfigPageTestProps {
  readonly host: ConfigPageHost;
  readonly saved: PluginSettings;
  /** True if the form differs from the saved settings. */
  readonly isChanged: boolean;
}

type TestState =
  | { status: 'idle' | 'running' }
  | { status: 'passed'; model: string | undefined }
  | { status: 'failed'; reason: string; detail: string | undefined };

/** Asks the model of the saved settings for one word. */
export function ConfigPageTest({ host, saved, isChanged }: ConfigPageTestProps): React.JSX.Element {
  const [test, setTest] = useState<{ of: PluginSettings; state: TestState }>({ of: saved, state: { status: 'idle' } });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), [saved]);
  // A result counts only for the settings that were tested.
  const state = test.of === saved ? test.state : { status: 'idle' as const };
  const isOff = parseLlmSettings(saved.jsonData).sendTo === 'nobody';

  const run = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setTest({ of: saved, state: { status: 'running' } });
    const result = await host.test(saved, controller.signal).then(
      (model): TestState => ({ status: 'passed', model }),
      (error: unknown): TestState => ({
        status: 'failed',
        reason: describeFailure(error),
        detail: error instanceof ChatError ? error.detail : undefined,
      }),
    );
    if (!controller.signal.aborted) {
      setTest({ of: saved, state: result });
    }
  };

  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Button
        variant="secondary"
        disabled={isOff || isChanged || state.status === 'running'}
        onClick={() => void run()}
      >
        {state.status === 'running' ? 'Asking the model' : 'Test the saved settings'}
      </Button>
      <Text element="p" variant="bodySmall" color="secondary">
        {isOff
          ? 'Nothing to test: sending is off.'
          : isChanged
            ? 'Save first: the test uses the saved settings.'
            : 'Sends one short question, which costs a few tokens.'}
      </Text>
      {state.status === 'passed' && (
        <Alert severity="success" title={state.model ? `The model answered: ${state.model}` : 'The model answered.'} />
      )}
      {state.status === 'failed' && (
        <Alert severity="error" title={state.reason}>
          {state.detail}
        </Alert>
      )}
    </Stack>
  );
}
