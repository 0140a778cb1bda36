import { Button } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import React from 'react';
import { describeError } from './describeError';

interface ErrorMessageProps {
  readonly error: PyroscopeError;
  readonly onRetry: () => void;
}

/** A failed call, in the place of what it should have brought. */
export function ErrorMessage({ error, onRetry }: ErrorMessageProps): React.JSX.Element {
  const { title, nextStep, detail } = describeError(error);
  return (
    <StateMessage
      kind="error"
      title={title}
      actions={
        <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
          Retry
        </Button>
      }
    >
      <p>{nextStep}</p>
      {detail && <code>{detail}</code>}
    </StateMessage>
  );
}
