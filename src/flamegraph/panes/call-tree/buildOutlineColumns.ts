import type { Denominators } from 'components/describeShares';
import type { ColumnHeading } from 'flamegraph/table/ColumnHead';
import type { ColumnWidth } from 'flamegraph/table/fitColumns';
import { buildValueColumns } from 'flamegraph/table/valueColumns';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import type React from 'react';

export interface OutlineColumn extends ColumnHeading, ColumnWidth {
  /** undefined for the column of names. */
  readonly render?: (values: { readonly total: number; readonly self: number }) => React.JSX.Element;
}

export function buildOutlineColumns(unit: AmountUnit, denominators: Denominators): readonly OutlineColumn[] {
  const build = (key: 'total' | 'self', heading: string, title: string): readonly OutlineColumn[] =>
    buildValueColumns(unit, denominators, { key, heading, title, shareGivesWay: key === 'self' ? 1 : 2 }).map(
      ({ renderValue, ...column }) => ({ ...column, render: (values) => renderValue(values[key]) }),
    );
  return [
    { key: 'name', heading: 'Function', width: 'minmax(0, 1fr)' },
    ...build('total', 'Total', 'Spent in the frame and in what it calls'),
    // The table of functions has it, too; a tree is read by its names.
    ...build('self', 'Self', 'Spent in the frame itself').map((column) => ({
      ...column,
      ...(column.givesWay === undefined && { givesWay: 3, isLastToGo: true }),
    })),
  ];
}
