import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { formatMinute } from 'components/formatMoment';
import { MissingBadge } from 'components/MissingBadge';
import type { MissingTime } from 'profile/series/change/judgeMissing';
import { toRangeMs } from 'queries/rangeMs';
import React from 'react';

interface SeriesMissingProps {
  readonly origin: SceneObject;
  readonly missing: MissingTime;
}

/** Shows the time of the range for which a series has no data; nothing if hardly any is missing. */
export function SeriesMissing({ origin, missing }: SeriesMissingProps): React.JSX.Element {
  const timeRange = sceneGraph.getTimeRange(origin);
  const { value } = timeRange.useState();
  const timeZone = timeRange.getTimeZone();
  return (
    <MissingBadge missing={missing} range={toRangeMs(value)} formatTime={(timeMs) => formatMinute(timeMs, timeZone)} />
  );
}
