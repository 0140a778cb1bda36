import { FieldColorModeId, FieldConfigProperty, FieldType, PanelPlugin, type Field } from '@grafana/data';
import {
  AxisColorMode,
  AxisPlacement,
  BarAlignment,
  GraphDrawStyle,
  GraphGradientMode,
  LegendDisplayMode,
  LineInterpolation,
  ScaleDistribution,
  SortOrder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  type GraphFieldConfig,
} from '@grafana/schema';
import { TimeSeriesPanel, type TimeSeriesOptions } from './TimeSeriesPanel';

/** What a field of a time series looks like when nothing else is said; the values are Grafana's. */
const fieldDefaults: Required<
  Pick<
    GraphFieldConfig,
    | 'drawStyle'
    | 'lineInterpolation'
    | 'lineWidth'
    | 'fillOpacity'
    | 'gradientMode'
    | 'barAlignment'
    | 'showPoints'
    | 'pointSize'
    | 'spanNulls'
    | 'stacking'
    | 'axisPlacement'
    | 'axisLabel'
    | 'axisColorMode'
    | 'axisBorderShow'
    | 'axisCenteredZero'
    | 'scaleDistribution'
    | 'hideFrom'
  >
> = {
  drawStyle: GraphDrawStyle.Line,
  lineInterpolation: LineInterpolation.Linear,
  lineWidth: 1,
  fillOpacity: 0,
  gradientMode: GraphGradientMode.None,
  barAlignment: BarAlignment.Center,
  showPoints: VisibilityMode.Auto,
  pointSize: 5,
  spanNulls: false,
  stacking: { mode: StackingMode.None, group: 'A' },
  axisPlacement: AxisPlacement.Auto,
  axisLabel: '',
  axisColorMode: AxisColorMode.Text,
  axisBorderShow: false,
  axisCenteredZero: false,
  scaleDistribution: { type: ScaleDistribution.Linear },
  hideFrom: { tooltip: false, viz: false, legend: false },
};

/** Read as they are written, with no default of their own. */
const optionalFieldSettings = [
  'lineColor',
  'lineStyle',
  'fillBelowTo',
  'fillColor',
  'barMaxWidth',
  'barWidthFactor',
  'axisWidth',
  'axisSoftMin',
  'axisSoftMax',
  'axisGridShow',
  'insertNulls',
  'transform',
  'thresholdsStyle',
] as const satisfies ReadonlyArray<keyof GraphFieldConfig>;

export const plugin = new PanelPlugin<TimeSeriesOptions, GraphFieldConfig>(TimeSeriesPanel)
  .useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: {
        settings: { byValueSupport: true, bySeriesSupport: true, preferThresholdsMode: false },
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
      },
    },
    useCustomConfig: (builder) => {
      const settings = [...Object.entries(fieldDefaults), ...optionalFieldSettings.map((name) => [name, undefined])];
      for (const [name, defaultValue] of settings) {
        builder.addCustomEditor({
          id: String(name),
          path: String(name),
          name: String(name),
          defaultValue,
          editor: () => null,
          override: () => null,
          process: (value) => value,
          shouldApply: (field: Field) => field.type !== FieldType.time,
        });
      }
    },
  })
  .setPanelOptions((builder) => {
    builder.addCustomEditor({
      id: 'legend',
      path: 'legend',
      name: 'Legend',
      defaultValue: { showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] },
      editor: () => null,
    });
    builder.addCustomEditor({
      id: 'tooltip',
      path: 'tooltip',
      name: 'Tooltip',
      defaultValue: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
      editor: () => null,
    });
  });
