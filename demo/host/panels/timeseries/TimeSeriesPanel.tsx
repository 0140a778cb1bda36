import { type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import type { OptionsWithLegend, OptionsWithTooltip } from '@grafana/schema';
import { TimeSeries } from '@grafana/ui';
import React, { useMemo } from 'react';
import { prepareFrames } from './prepareFrames';

export interface TimeSeriesOptions extends OptionsWithLegend, OptionsWithTooltip {}

export function TimeSeriesPanel(props: PanelProps<TimeSeriesOptions>): React.ReactElement {
  const { id, data, fieldConfig, width, height, timeRange, timeZone, options } = props;
  const frames = useMemo(() => prepareFrames(data.series), [data.series]);
  if (frames.length === 0) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} needsTimeField needsNumberField />;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={options.legend}
      options={options}
    />
  );
}
