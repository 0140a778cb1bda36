import { DashboardCursorSync, EventBusSrv, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { type OptionsWithLegend, type OptionsWithTooltip, TooltipDisplayMode } from '@grafana/schema';
import { EventBusPlugin, PanelContextProvider, TimeSeries, TooltipPlugin2, usePanelContext } from '@grafana/ui';
import React, { useMemo } from 'react';
import { AnnotationRegions } from './AnnotationRegions';
import { ExemplarMarks } from './ExemplarMarks';
import { prepareFrames } from './prepareFrames';
import { TimeSeriesTooltip } from './TimeSeriesTooltip';

export interface TimeSeriesOptions extends OptionsWithLegend, OptionsWithTooltip {}

/** @grafana/ui's hover modes are constants that its types name and its code inlines: nearest series, all series. */
const hoverOne = 0;
const hoverAll = 1;

export function TimeSeriesPanel(props: PanelProps<TimeSeriesOptions>): React.ReactElement {
  const { id, data, fieldConfig, width, height, timeRange, timeZone, options, onChangeTimeRange } = props;
  const context = usePanelContext();
  const { sync, eventsScope, eventBus } = context;
  // This chart also listens by itself, older and without asking who speaks: charts would silence each other.
  const chartContext = useMemo(() => ({ ...context, eventBus: new EventBusSrv() }), [context]);
  const frames = useMemo(() => prepareFrames(data.series), [data.series]);
  if (frames.length === 0) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} needsTimeField needsNumberField />;
  }
  const cursorSync = sync?.() ?? DashboardCursorSync.Off;
  const { mode, sort } = options.tooltip;
  return (
    <PanelContextProvider value={chartContext}>
      <TimeSeries
        frames={frames}
        structureRev={data.structureRev}
        timeRange={timeRange}
        timeZone={timeZone}
        width={width}
        height={height}
        legend={options.legend}
        options={options}
      >
        {(config, frame) => (
          <>
            {cursorSync !== DashboardCursorSync.Off && (
              <EventBusPlugin config={config} eventBus={eventBus} frame={frame} />
            )}
            <AnnotationRegions config={config} annotations={data.annotations} />
            <ExemplarMarks config={config} annotations={data.annotations} />
            {mode !== TooltipDisplayMode.None && (
              <TooltipPlugin2
                config={config}
                hoverMode={mode === TooltipDisplayMode.Single ? hoverOne : hoverAll}
                syncMode={cursorSync}
                syncScope={eventsScope}
                queryZoom={onChangeTimeRange}
                clientZoom
                render={(_plot, dataIndexes, seriesIndex) => (
                  <TimeSeriesTooltip
                    frame={frame}
                    dataIndexes={dataIndexes}
                    seriesIndex={seriesIndex}
                    mode={mode}
                    sort={sort}
                  />
                )}
              />
            )}
          </>
        )}
      </TimeSeries>
    </PanelContextProvider>
  );
}
