import type { VizPanel } from '@grafana/scenes';
import type { QueuedSeries } from 'queries/QueuedSeries';
import React from 'react';
import { AnswerPanel } from './AnswerPanel';

interface QueuedPanelProps {
  readonly title: string;
  readonly series: QueuedSeries;
  /** The picture; undefined while there is nothing to draw. */
  readonly panel: VizPanel | undefined;
  /** Actions at the right of the title row while there is no picture; a picture has its own. */
  readonly actions?: React.ReactNode;
}

/** The answer to one queued question. */
export function QueuedPanel({ title, series, panel, actions }: QueuedPanelProps): React.JSX.Element {
  const { status, error, isStale } = series.useState();
  return (
    <AnswerPanel
      title={title}
      panel={panel}
      isLoading={status !== 'done'}
      isOlder={isStale}
      error={error}
      origin={series}
      actions={actions}
    />
  );
}
