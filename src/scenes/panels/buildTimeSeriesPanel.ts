import { FieldColorModeId, type FieldConfigSource } from '@grafana/data';
import { VizPanel, type SceneDataProvider } from '@grafana/scenes';
import { GraphDrawStyle, LegendDisplayMode, SortOrder, TooltipDisplayMode, VisibilityMode } from '@grafana/schema';
import type React from 'react';

// Colours of Grafana's classic palette, of which each service keeps one.
const COLORS = ['green', 'yellow', 'blue', 'orange', 'red', 'purple', 'dark-green', 'light-blue'] as const;

interface TimeSeriesPanel {
  readonly title: string;
  readonly data: SceneDataProvider;
  /** Any number; equal numbers get equal colours. */
  readonly colorIndex: number;
  readonly actions?: React.ReactNode;
}

/** A line with a light fill and, below it, its average and maximum. */
export function buildTimeSeriesPanel({ title, data, colorIndex, actions }: TimeSeriesPanel): VizPanel {
  const fieldConfig: FieldConfigSource = {
    defaults: {
      min: 0,
      color: { mode: FieldColorModeId.Fixed, fixedColor: COLORS[colorIndex % COLORS.length] },
      custom: {
        drawStyle: GraphDrawStyle.Line,
        lineWidth: 1,
        fillOpacity: 9,
        showPoints: VisibilityMode.Auto,
        pointSize: 3,
        spanNulls: false,
      },
    },
    overrides: [],
  };
  return new VizPanel({
    pluginId: 'timeseries',
    title,
    $data: data,
    headerActions: actions,
    fieldConfig,
    options: {
      legend: { showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: ['mean', 'max'] },
      tooltip: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
    },
  });
}
