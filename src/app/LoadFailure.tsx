import { Button } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import React from 'react';

interface LoadFailureProps {
  /** The browser's own words. */
  readonly detail: string;
  readonly onRetry: () => void;
  readonly onReload: () => void;
}

/** Replaces a view whose code failed to load: an update removes the files of pages that are open. */
export function LoadFailure({ detail, onRetry, onReload }: LoadFailureProps): React.JSX.Element {
  return (
    <StateMessage
      kind="error"
      title="This view could not be loaded"
      actions={
        <>
          <Button size="sm" onClick={onReload}>
            Reload the page
          </Button>
          <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
            Retry
          </Button>
        </>
      }
    >
      <p>
        The app may have been updated since this page was opened: then a reload helps. Otherwise check that you are
        online.
      </p>
      <code>{detail}</code>
    </StateMessage>
  );
}
