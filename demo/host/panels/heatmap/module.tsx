import { dateTimeFormat, PanelPlugin, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { declareFieldSettings, declareOptions } from '../declareOptions';
import { readCells } from './readCells';

const defaults = {
  calculate: false,
  cellGap: 1,
  color: { mode: 'scheme', scheme: 'Oranges', steps: 64, reverse: false, fill: 'dark-orange', exponent: 0.5 },
  yAxis: {},
  legend: { show: true },
  tooltip: { mode: 'single' },
  showValue: 'auto',
  exemplars: { color: 'rgba(255,0,255,0.7)' },
  filterValues: { le: 1e-9 },
};

const rowLabelWidthPx = 60;
const axisHeightPx = 20;
const cellGapPx = 1;

/** Counts by time and bucket; the darker the more. */
function HeatmapPanel(props: PanelProps): React.ReactElement {
  const { id, data, fieldConfig, width, height, timeZone } = props;
  const theme = useTheme2();
  const frame = data.series[0];
  const cells = useMemo(() => (frame ? readCells(frame) : undefined), [frame]);
  if (!cells || cells.rows.length === 0) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} needsTimeField needsNumberField />;
  }
  const { timesMs, rows, counts } = cells;
  const max = Math.max(1, ...counts.flat().map((count) => count ?? 0));
  const cellWidth = (width - rowLabelWidthPx) / timesMs.length;
  const cellHeight = (height - axisHeightPx) / rows.length;
  const labelEvery = Math.ceil(timesMs.length / ((width - rowLabelWidthPx) / 80));
  const top = (row: number): number => (rows.length - 1 - row) * cellHeight;
  return (
    <svg width={width} height={height} role="img" aria-label="Heatmap" fontSize={12} fill={theme.colors.text.primary}>
      {rows.map((name, row) => (
        <text key={name} x={0} y={top(row) + cellHeight / 2} dominantBaseline="middle">
          {name}
        </text>
      ))}
      {counts.map((row, rowIndex) =>
        row.map((count, column) =>
          count ? (
            <rect
              key={`${rowIndex} ${column}`}
              x={rowLabelWidthPx + column * cellWidth}
              y={top(rowIndex)}
              width={Math.max(1, cellWidth - cellGapPx)}
              height={Math.max(1, cellHeight - cellGapPx)}
              fill={theme.visualization.getColorByName('dark-orange')}
              fillOpacity={Math.sqrt(count / max)}
            >
              <title>{`${rows[rowIndex]}: ${count}`}</title>
            </rect>
          ) : null,
        ),
      )}
      {timesMs.map((timeMs, column) =>
        column % labelEvery === 0 ? (
          <text key={timeMs} x={rowLabelWidthPx + column * cellWidth} y={height - 4}>
            {dateTimeFormat(timeMs, { timeZone, format: 'HH:mm' })}
          </text>
        ) : null,
      )}
    </svg>
  );
}

export const plugin = new PanelPlugin(HeatmapPanel)
  .useFieldConfig({
    useCustomConfig: (builder) => declareFieldSettings(builder, { hideFrom: {}, scaleDistribution: {} }),
  })
  .setPanelOptions((builder) => declareOptions(builder, defaults));
