import { css } from '@emotion/css';
import { sceneGraph } from '@grafana/scenes';
import { Button, useStyles2 } from '@grafana/ui';
import { lazyComponent } from 'components/lazyComponent';
import type { FlameGraphPage } from 'pages/flame-graph/FlameGraphPage';
import { ProfileMarks } from 'pages/flame-graph/ProfileMarks';
import { SeriesPicture } from 'panels/SeriesPicture';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { toRangeMs } from 'queries/rangeMs';
import React from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';

const SpanHeatmapPanel = lazyComponent('Loading the spans', async () => ({
  default: (await import(/* webpackChunkName: "span-heatmap" */ './SpanHeatmapPanel')).SpanHeatmapPanel,
}));

interface ProfileTimelineProps {
  readonly model: FlameGraphPage;
  readonly profileTypeId: string;
  readonly timeZone: string | undefined;
}

/** The course of the profile over the time range: its chart, or its spans. */
export function ProfileTimeline({ model, profileTypeId, timeZone }: ProfileTimelineProps): React.JSX.Element {
  const { series, panel, heatmaps, singleProfiles } = model.useState();
  const { profiles } = singleProfiles.useState();
  const { value: range } = sceneGraph.getTimeRange(model).useState();
  const styles = useStyles2(getStyles);
  const hasHeatmap = useUrl(model, 'hasHeatmap');
  return hasHeatmap ? (
    <SpanHeatmapPanel model={model} heatmaps={heatmaps} profileTypeId={profileTypeId} timeZone={timeZone} />
  ) : (
    <div className={styles.chart}>
      <SeriesPicture
        series={series}
        panel={panel}
        subject={formatProfileTypeTitle(describeProfileType(profileTypeId))}
      />
      <ProfileMarks
        profiles={profiles}
        profileTypeId={profileTypeId}
        range={toRangeMs(range)}
        timeZone={timeZone}
        onChoose={(id) => getUrl(model).set({ profileIds: [id] })}
      />
    </div>
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
      tooltip={hasHeatmap ? 'Show the chart again' : 'Show spans by time and value instead of the chart'}
      onClick={() => getUrl(model).set({ hasHeatmap: !hasHeatmap })}
    >
      {hasHeatmap ? 'Chart' : 'Spans'}
    </Button>
  );
}

const getStyles = () => ({ chart: css({ position: 'relative' }) });
