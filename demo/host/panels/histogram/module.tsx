import {
  buildHistogram,
  formattedValueToString,
  getDisplayProcessor,
  type GrafanaTheme2,
  PanelPlugin,
  type PanelProps,
} from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { declareFieldSettings, declareOptions } from '../declareOptions';

interface HistogramOptions {
  bucketCount: number;
  bucketSize?: number;
  bucketOffset: number;
  combine: boolean;
}

const defaults: HistogramOptions = { bucketCount: 30, bucketSize: undefined, bucketOffset: 0, combine: false };

const fieldSettings = { lineWidth: 1, fillOpacity: 80, gradientMode: 'none', hideFrom: {}, stacking: {} };

const axisHeightPx = 20;
const barGapPx = 2;

function HistogramPanel(props: PanelProps<HistogramOptions>): React.ReactElement {
  const { id, data, fieldConfig, width, height, options } = props;
  const theme = useTheme2();
  const histogram = useMemo(() => buildHistogram(data.series, options, theme), [data.series, options, theme]);
  if (!histogram || histogram.counts.length === 0) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} needsNumberField />;
  }
  const { xMin, counts } = histogram;
  const buckets = xMin.values.length;
  const maxCount = Math.max(1, ...counts.flatMap(({ values }) => values));
  const plotHeight = height - axisHeightPx;
  const bucketWidth = width / buckets;
  const barWidth = Math.max(1, (bucketWidth - barGapPx) / counts.length);
  const display = xMin.display ?? getDisplayProcessor({ field: xMin, theme });
  const labelEvery = Math.ceil(buckets / (width / 80));
  return (
    <svg width={width} height={height} role="img" aria-label="Histogram">
      {counts.map((field, series) =>
        field.values.map((count: number, bucket: number) => (
          <rect
            key={`${series} ${bucket}`}
            x={bucket * bucketWidth + series * barWidth}
            y={plotHeight - (count / maxCount) * plotHeight}
            width={barWidth}
            height={(count / maxCount) * plotHeight}
            fill={getSeriesColor(theme, series)}
            fillOpacity={0.8}
          />
        )),
      )}
      {xMin.values.map((from: number, bucket: number) =>
        bucket % labelEvery === 0 ? (
          <text key={bucket} x={bucket * bucketWidth} y={height - 4} fontSize={12} fill={theme.colors.text.primary}>
            {formattedValueToString(display(from))}
          </text>
        ) : null,
      )}
    </svg>
  );
}

function getSeriesColor({ visualization }: GrafanaTheme2, series: number): string {
  return visualization.getColorByName(visualization.palette[series % visualization.palette.length] ?? 'green');
}

export const plugin = new PanelPlugin<HistogramOptions>(HistogramPanel)
  .useFieldConfig({ useCustomConfig: (builder) => declareFieldSettings(builder, fieldSettings) })
  .setPanelOptions((builder) => declareOptions(builder, defaults));
