import type { SceneObject } from '@grafana/scenes';
import { StateMessage } from 'components/StateMessage';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import React from 'react';
import { describeError } from './describeError';
import { ErrorActions } from './ErrorActions';

interface ErrorMessageProps {
  readonly error: PyroscopeError;
  /** Whose time range a range that is too long is. */
  readonly origin: SceneObject;
}

/** A failed call, in the place of what it should have brought. */
export function ErrorMessage({ error, origin }: ErrorMessageProps): React.JSX.Element {
  const { title, nextStep, detail } = describeError(error);
  return (
    <StateMessage kind="error" title={title} actions={<ErrorActions error={error} origin={origin} />}>
      <p>{nextStep}</p>
      {detail && <code>{detail}</code>}
    </StateMessage>
  );
}
