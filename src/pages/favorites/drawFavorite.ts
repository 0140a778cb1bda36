import type { PanelData } from '@grafana/data';
import type { SceneDataNode, VizPanel, VizPanelMenu } from '@grafana/scenes';
import type { Favorite } from 'favorites/Favorite';
import { buildGroupedPanel, buildPanelFrames } from 'panels/buildGroupedPanel';
import { buildTimeSeriesPanel } from 'panels/buildTimeSeriesPanel';
import { drawSeries } from 'panels/drawFrames';
import { toRangeMs } from 'queries/rangeMs';
import { readGroupedSeries } from 'queries/readGroupedSeries';
import type React from 'react';
import { MAX_POINTS } from './planFavorite';

interface FavoriteFrame {
  readonly title: string;
  readonly data: SceneDataNode;
  /** Colour of a single line that has none of its own. */
  readonly colorIndex: number;
  readonly actions?: React.ReactNode;
  readonly menu?: VizPanelMenu;
  readonly legendPlacement?: 'bottom' | 'right';
}

/** Prepares the answer for a favorite's panel: as a line, or as the panel type shows the values of its label. */
export function prepareFavoriteData(favorite: Favorite, data: PanelData): PanelData {
  const { serviceName, profileTypeId, groupBy, panelType } = favorite;
  if (isLine(favorite)) {
    return drawSeries(data);
  }
  const values = readGroupedSeries({ data, profileTypeId, label: groupBy, maxPoints: MAX_POINTS });
  const named = groupBy === undefined ? values.map((each) => ({ ...each, value: serviceName })) : values;
  return { ...data, series: buildPanelFrames(panelType, named, toRangeMs(data.timeRange)) };
}

/** Builds the panel of a favorite, drawn as the one that was starred. */
export function buildFavoritePanel(favorite: Favorite, { colorIndex, ...frame }: FavoriteFrame): VizPanel {
  return isLine(favorite)
    ? buildTimeSeriesPanel({ ...frame, colorIndex: favorite.colorIndex ?? colorIndex })
    : buildGroupedPanel({ ...frame, panelType: favorite.panelType });
}

function isLine({ groupBy, panelType }: Favorite): boolean {
  return groupBy === undefined && panelType === 'time-series';
}
