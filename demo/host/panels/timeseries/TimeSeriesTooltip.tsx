import {
  type DataFrame,
  type Field,
  formattedValueToString,
  getDisplayProcessor,
  getFieldDisplayName,
} from '@grafana/data';
import { SortOrder, TooltipDisplayMode } from '@grafana/schema';
import { useTheme2, VizTooltipContent, VizTooltipHeader, type VizTooltipItem, VizTooltipWrapper } from '@grafana/ui';
import React from 'react';

interface TimeSeriesTooltipProps {
  /** All series on one time axis: the time first, then one field per series. */
  frame: DataFrame;
  /** The row under the pointer for each field; null for a field without a value there. */
  dataIndexes: ReadonlyArray<number | null>;
  /** The series next to the pointer. */
  seriesIndex: number | null;
  mode: TooltipDisplayMode;
  sort: SortOrder;
}

export function TimeSeriesTooltip(props: TimeSeriesTooltipProps): React.ReactElement | null {
  const { frame, dataIndexes, seriesIndex, mode, sort } = props;
  const theme = useTheme2();
  const time = frame.fields[0];
  const timeIndex = dataIndexes.find((index) => index !== null && index !== undefined);
  if (!time || timeIndex === undefined || timeIndex === null) {
    return null;
  }
  const print = (field: Field, row: number): { text: string; color?: string; numeric: number } => {
    const value = (field.display ?? getDisplayProcessor({ field, theme }))(field.values[row]);
    return { text: formattedValueToString(value), color: value.color, numeric: value.numeric };
  };
  const items = frame.fields.flatMap((field, index): Array<VizTooltipItem & { numeric: number }> => {
    const row = dataIndexes[index];
    const isHidden = index === 0 || field.config.custom?.hideFrom?.tooltip || field.config.custom?.hideFrom?.viz;
    const isWanted = mode === TooltipDisplayMode.Multi || index === seriesIndex;
    if (isHidden || !isWanted || row === null || row === undefined || field.values[row] === null) {
      return [];
    }
    const { text, color, numeric } = print(field, row);
    return [{ label: getFieldDisplayName(field, frame), value: text, color, numeric, isActive: index === seriesIndex }];
  });
  if (sort !== SortOrder.None) {
    const sign = sort === SortOrder.Ascending ? 1 : -1;
    items.sort((a, b) => sign * (a.numeric - b.numeric));
  }
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader item={{ label: '', value: print(time, timeIndex).text }} isPinned={false} />
      <VizTooltipContent items={items} isPinned={false} />
    </VizTooltipWrapper>
  );
}
