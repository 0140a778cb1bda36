import type { VizPanel } from '@grafana/scenes';
import type { SeriesLoader } from 'queries/SeriesLoader';
import React from 'react';
import { AnswerPanel } from './AnswerPanel';

interface SeriesPictureProps {
  readonly series: SeriesLoader;
  readonly panel: VizPanel;
}

/** The chart of one series. */
export function SeriesPicture({ series, panel }: SeriesPictureProps): React.JSX.Element {
  const { answer, error, isLoading, isOlder } = series.useState();
  const { title } = panel.useState();
  const isEmpty = (answer?.series.length ?? 0) === 0;
  return (
    <AnswerPanel
      title={title}
      panel={isEmpty ? undefined : panel}
      isLoading={isLoading || !answer}
      isOlder={isOlder}
      error={error}
      origin={panel}
    />
  );
}
