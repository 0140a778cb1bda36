import { PanelPlugin, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { TableCellDisplayMode, TableCellHeight, type TableSortByFieldState } from '@grafana/schema';
import { Table } from '@grafana/ui';
import React from 'react';
import { declareFieldSettings, declareOptions } from '../declareOptions';

interface TableOptions {
  frameIndex: number;
  showHeader: boolean;
  cellHeight: TableCellHeight;
  sortBy?: TableSortByFieldState[];
}

const defaults: TableOptions = { frameIndex: 0, showHeader: true, cellHeight: TableCellHeight.Sm, sortBy: undefined };

const fieldSettings = {
  align: 'auto',
  cellOptions: { type: TableCellDisplayMode.Auto },
  hidden: false,
  inspect: false,
  filterable: undefined,
  minWidth: undefined,
  width: undefined,
};

function TablePanel(props: PanelProps<TableOptions>): React.ReactElement {
  const { id, data, fieldConfig, width, height, options, timeRange } = props;
  const frame = data.series[options.frameIndex] ?? data.series[0];
  if (!frame || frame.fields.length === 0) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} />;
  }
  return (
    <Table
      data={frame}
      width={width}
      height={height}
      noHeader={!options.showHeader}
      cellHeight={options.cellHeight}
      initialSortBy={options.sortBy}
      timeRange={timeRange}
      resizable
    />
  );
}

export const plugin = new PanelPlugin<TableOptions>(TablePanel)
  .useFieldConfig({ useCustomConfig: (builder) => declareFieldSettings(builder, fieldSettings) })
  .setPanelOptions((builder) => declareOptions(builder, defaults));
