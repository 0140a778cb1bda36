import type { TimeRange } from '@grafana/data';
import { Button } from '@grafana/ui';
import React from 'react';

interface FormProps {
  readonly onClose: () => void;
  readonly buildPanel: () => { readonly title: string };
  readonly timeRange?: TimeRange;
}

/** Replaces Grafana's form `grafana/add-to-dashboard-form/v1` and shows the panel that Grafana would add. */
export function AddToDashboardForm({ onClose, buildPanel, timeRange }: FormProps): React.ReactElement {
  const panel = buildPanel();
  return (
    <>
      <p>
        The local stack has no dashboards. Grafana would add “{panel.title}”, from {String(timeRange?.raw.from)} to{' '}
        {String(timeRange?.raw.to)}:
      </p>
      <pre data-testid="dashboard-panel" style={{ maxHeight: 300 }}>
        {JSON.stringify(panel, undefined, 2)}
      </pre>
      <Button onClick={onClose}>Close</Button>
    </>
  );
}
