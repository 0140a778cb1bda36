import { type DataFrame, FieldColorModeId, type FieldConfigSource } from '@grafana/data';
import { type SceneDataProvider, sceneGraph, type SceneObject, VizPanel, type VizPanelMenu } from '@grafana/scenes';
import { GraphDrawStyle, LegendDisplayMode, SortOrder, TooltipDisplayMode, VisibilityMode } from '@grafana/schema';
import { readFrame } from 'queries/readFrame';
import type React from 'react';
import { AmountPanel, isInMoney } from './AmountPanel';
import { followMoney } from './followMoney';
import { buildScaleConfig, type PanelScale } from './panelScale';

// Colours of Grafana's classic palette, of which each service keeps one.
const COLORS = ['green', 'yellow', 'blue', 'orange', 'red', 'purple', 'dark-green', 'light-blue'] as const;

/** Returns the colour of the item at a position of its list, by Grafana's name; equal positions get equal colours. */
export function getSeriesColor(index: number): string {
  return COLORS[index % COLORS.length] ?? COLORS[0];
}

export interface TimeSeriesPanel {
  readonly title: string;
  readonly data: SceneDataProvider;
  /** One colour for all series, see `getSeriesColor`; undefined gives each series its own from Grafana's palette. */
  readonly colorIndex?: number;
  /** Colour of all series in CSS, instead of `colorIndex`. */
  readonly color?: string;
  /** Links and buttons at the right of the title row. */
  readonly actions?: React.ReactNode;
  /** Content beside the title. */
  readonly titleItems?: React.ReactNode;
  /** The ⋮ menu. */
  readonly menu?: VizPanelMenu;
  /** Grafana's name of a unit; by default the one that the frames carry. */
  readonly unit?: string;
  readonly scale?: PanelScale;
  /** Text along the value axis. */
  readonly axisLabel?: string;
  /** Percent; 9 by default, 0 suits ten series and more. */
  readonly fillOpacity?: number;
  readonly legendPlacement?: 'bottom' | 'right';
  /** A low chart whose words stand elsewhere: no title row, no legend. */
  readonly isBare?: boolean;
  /** Ids of Grafana's reducers, `mean` and `max` by default. */
  readonly legendCalcs?: readonly string[];
}

/** Builds lines with a light fill and, in the legend, their average and maximum. Dragging over it zooms the scene's time range. */
export function buildTimeSeriesPanel({
  title,
  data,
  colorIndex,
  color = colorIndex === undefined ? undefined : getSeriesColor(colorIndex),
  actions,
  titleItems,
  menu,
  unit,
  scale = 'linear',
  axisLabel,
  fillOpacity = 9,
  legendPlacement = 'bottom',
  legendCalcs = ['mean', 'max'],
  isBare = false,
}: TimeSeriesPanel): VizPanel {
  const { min, custom } = buildScaleConfig(scale);
  const fieldConfig: FieldConfigSource = {
    defaults: {
      min,
      ...(unit === undefined ? {} : { unit }),
      color:
        color === undefined
          ? { mode: FieldColorModeId.PaletteClassic }
          : { mode: FieldColorModeId.Fixed, fixedColor: color },
      custom: {
        ...custom,
        drawStyle: GraphDrawStyle.Line,
        lineWidth: 1,
        fillOpacity,
        showPoints: VisibilityMode.Auto,
        pointSize: 3,
        spanNulls: false,
        ...(axisLabel === undefined ? {} : { axisLabel }),
      },
    },
    overrides: [],
  };
  return new AmountPanel({
    pluginId: 'timeseries',
    title,
    $data: data,
    $behaviors: [leaveSumsOutOfLegend, followMoney],
    headerActions: actions,
    titleItems,
    menu,
    hoverHeader: isBare,
    // A menu that shows only under the pointer is no help on a touch screen.
    showMenuAlways: true,
    fieldConfig,
    options: {
      legend: {
        showLegend: !isBare,
        displayMode: LegendDisplayMode.List,
        placement: legendPlacement,
        calcs: [...legendCalcs],
      },
      tooltip: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
    },
  });
}

function isOneRate(frames: readonly DataFrame[]): boolean {
  const [frame] = frames;
  return (
    frames.length === 1 &&
    frame?.meta?.custom?.rateCalculated === true &&
    Array.from(readFrame(frame).values).filter((value) => typeof value === 'number').length === 1
  );
}

/**
 * Behaviour of a chart that shows averages in its legend only if every series is an amount per second, or of a moment.
 * Sums of snapshots have no average, nor does a single profile, since nobody knows how long it stands for. In money, the
 * mean is also left out if a series covers only a part of the time, and so costs only a part of it a month.
 */
export function leaveSumsOutOfLegend(chart: SceneObject): () => void {
  if (!(chart instanceof VizPanel)) {
    throw new Error('Only a chart has a legend.');
  }
  const panel: VizPanel<{ readonly legend?: { readonly calcs: readonly string[] } }> = chart;
  const usual = panel.state.options.legend?.calcs ?? [];
  const show = (frames: readonly DataFrame[] = []): void => {
    const areKnown = frames.every((frame) => readFrame(frame).moments !== 'unknown') && !isOneRate(frames);
    const isPart = isInMoney(panel) && frames.some((frame) => frame.meta?.custom?.isPart === true);
    const calcs = areKnown ? usual.filter((calc) => calc !== 'mean' || !isPart) : [];
    const { options } = panel.state;
    if (options.legend?.calcs.join() !== calcs.join()) {
      panel.setState({ options: { ...options, legend: { ...options.legend, calcs } } });
    }
  };
  const data = sceneGraph.getData(panel);
  show(data.state.data?.series);
  const subscriptions = [
    data.subscribeToState((next) => show(next.data?.series)),
    // Money comes and goes with it.
    panel.subscribeToState((next, before) => next.fieldConfig !== before.fieldConfig && show(data.state.data?.series)),
  ];
  return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
}
