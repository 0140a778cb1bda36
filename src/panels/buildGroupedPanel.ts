import { type DataFrame, type Field, FieldColorModeId, FieldType } from '@grafana/data';
import type { SceneDataNode, VizPanel, VizPanelMenu } from '@grafana/scenes';
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeSizing,
  BarGaugeValueMode,
  LegendDisplayMode,
  TooltipDisplayMode,
} from '@grafana/schema';
import { toGrafanaUnit } from 'grafana/valueUnits';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { formatLabelValue, formatSeriesName, nameFrame, type ValueSeries } from 'queries/readGroupedSeries';
import type React from 'react';
import type { PanelType } from 'url/parameters';
import { AmountPanel } from './AmountPanel';
import { buildTimeSeriesPanel } from './buildTimeSeriesPanel';
import { drawFrame } from './drawFrames';
import { followMoney } from './followMoney';

interface GroupedPanel {
  readonly panelType: PanelType;
  readonly title: string;
  readonly data: SceneDataNode;
  readonly actions?: React.ReactNode;
  readonly titleItems?: React.ReactNode;
  readonly menu?: VizPanelMenu;
  readonly legendPlacement?: 'bottom' | 'right';
}

/** Builds the frames that a panel type draws: series as they came, one number per value, or a table of maxima. */
export function buildPanelFrames(
  panelType: PanelType,
  values: readonly ValueSeries[],
  range: TimeRangeMs,
): DataFrame[] {
  switch (panelType) {
    case 'time-series':
    case 'histogram':
      return values.map((value) => drawFrame(nameFrame(value), range));
    case 'bar-gauge':
      return values.map(({ value, amount, amountUnit, totals, frame }) => {
        const field = createField(
          formatSeriesName(value),
          FieldType.number,
          [amount ?? null],
          toGrafanaUnit(amountUnit),
        );
        // The monthly cost goes by the average, whatever the bar shows.
        const custom = { ...frame.meta?.custom, average: totals.average };
        return { length: 1, fields: [{ ...field, config: { ...field.config, min: 0 } }], meta: { custom } };
      });
    case 'table':
      return [buildMaxima(values)];
  }
}

function buildMaxima(values: readonly ValueSeries[]): DataFrame {
  const sorted = [...values].sort((left, right) => (right.totals.max ?? 0) - (left.totals.max ?? 0));
  const unit = sorted[0] && toGrafanaUnit(sorted[0].averageUnit);
  const names = sorted.map(({ value }) => formatLabelValue(value));
  const maxima = sorted.map(({ totals }) => totals.max ?? null);
  return {
    length: sorted.length,
    meta: { custom: sorted[0]?.frame.meta?.custom },
    fields: [createField('Value', FieldType.string, names), createField('Max', FieldType.number, maxima, unit)],
  };
}

function createField(name: string, type: FieldType, values: unknown[], unit?: string): Field {
  return { name, type, values, config: { displayName: name, ...(unit === undefined ? {} : { unit }) } };
}

/** Builds a panel of that type for the frames of `buildPanelFrames`. */
export function buildGroupedPanel(options: GroupedPanel): VizPanel {
  const { panelType, title, data, actions, titleItems, menu, legendPlacement } = options;
  const shared = {
    ...{ title, $data: data, headerActions: actions, titleItems, menu, showMenuAlways: true },
    $behaviors: [followMoney],
  };
  switch (panelType) {
    case 'time-series':
      return buildTimeSeriesPanel({ title, data, actions, titleItems, menu, legendPlacement, legendCalcs: ['mean'] });
    case 'bar-gauge':
      return new AmountPanel({
        ...shared,
        pluginId: 'bargauge',
        fieldConfig: { defaults: { color: { mode: FieldColorModeId.PaletteClassic } }, overrides: [] },
        options: {
          orientation: 'horizontal',
          displayMode: BarGaugeDisplayMode.Gradient,
          valueMode: BarGaugeValueMode.Text,
          namePlacement: BarGaugeNamePlacement.Left,
          showUnfilled: false,
          // Otherwise two values would fill the panel with letters an inch high, which leave no room for names.
          sizing: BarGaugeSizing.Manual,
          minVizWidth: 8,
          minVizHeight: 16,
          maxVizHeight: 32,
          text: { titleSize: 13, valueSize: 13 },
          reduceOptions: { values: false, calcs: ['lastNotNull'], fields: '' },
        },
      });
    case 'table':
      return new AmountPanel({ ...shared, pluginId: 'table', options: { showHeader: true } });
    case 'histogram':
      return new AmountPanel({
        ...shared,
        pluginId: 'histogram',
        fieldConfig: { defaults: { color: { mode: FieldColorModeId.PaletteClassic } }, overrides: [] },
        options: {
          legend: { showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] },
          tooltip: { mode: TooltipDisplayMode.Single },
        },
      });
  }
}
