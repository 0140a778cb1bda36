import { Button } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import type { FlameGraphPage } from 'pages/flame-graph/FlameGraphPage';
import { SeriesPicture } from 'panels/SeriesPicture';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import React, { lazy, Suspense } from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';

const SpanHeatmapPanel = lazy(async () => ({
  default: (await import(/* webpackChunkName: "span-heatmap" */ './SpanHeatmapPanel')).SpanHeatmapPanel,
}));

interface ProfileTimelineProps {
  readonly model: FlameGraphPage;
  readonly profileTypeId: string;
  readonly timeZone: string | undefined;
}

/** The course of the profile over the time range: its chart, or its spans. */
export function ProfileTimeline({ model, profileTypeId, timeZone }: ProfileTimelineProps): React.JSX.Element {
  const { series, panel, heatmaps } = model.useState();
  const hasHeatmap = useUrl(model, 'hasHeatmap');
  return hasHeatmap ? (
    <Suspense fallback={<StateMessage kind="loading" title="Loading the spans" />}>
      <SpanHeatmapPanel model={model} heatmaps={heatmaps} profileTypeId={profileTypeId} timeZone={timeZone} />
    </Suspense>
  ) : (
    <SeriesPicture series={series} panel={panel} subject={formatProfileTypeTitle(describeProfileType(profileTypeId))} />
  );
}

/** Changes between both. */
export function TimelineSwitch({ model }: { readonly model: FlameGraphPage }): React.JSX.Element {
  const hasHeatmap = useUrl(model, 'hasHeatmap');
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      aria-pressed={hasHeatmap}
      tooltip={hasHeatmap ? 'Show the chart again' : 'Spans by time and value in the place of the chart'}
      onClick={() => getUrl(model).set({ hasHeatmap: !hasHeatmap })}
    >
      {hasHeatmap ? 'Chart' : 'Spans'}
    </Button>
  );
}
