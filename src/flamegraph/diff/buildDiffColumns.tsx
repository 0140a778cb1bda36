import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { FunctionName } from 'components/FunctionName';
import type { GridColumn } from 'components/VirtualGrid';
import { getPartOfChange } from 'profile/diff/computeFunctionDiff';
import type { Sureness } from 'profile/diff/computeSureness';
import { formatShare } from 'profile/format/formatShare';
import React from 'react';
import type { DiffColumn, DiffSort } from 'url/viewValues';
import { describeVerdict } from './describeSureness';
import { toggleDiffSort } from './DiffViewState';
import { type DiffFormat, formatDifference, formatDiffValue } from './formatDiffValue';
import { type DiffFunctions, getVerdict, type Side } from './listDiffFunctions';

export interface DiffColumnOptions {
  readonly diff: DiffFunctions;
  readonly sureness: Sureness | undefined;
  readonly format: DiffFormat;
  readonly sort: DiffSort;
  readonly onSort: (sort: DiffSort) => void;
  readonly matchedNames: Uint8Array | undefined;
  readonly getNameIndex: (row: number) => number;
  readonly isNarrow: boolean;
}

const FATE_SIGNS = { new: '✚', removed: '✖', grew: '▲', shrank: '▼', same: '' } as const;

/** What the table says of a function, column by column; self in the first line of a cell, total in the second. */
export function buildDiffColumns(options: DiffColumnOptions): GridColumn[] {
  const { diff, matchedNames, getNameIndex, isNarrow, sureness } = options;
  const getName = (row: number) => diff.names[getNameIndex(row)] ?? '';
  const verdictOf = (row: number) => describeVerdict(sureness, getVerdict(diff, getNameIndex(row)));
  const name: GridColumn = {
    key: 'name',
    heading: 'Function',
    width: isNarrow ? 'minmax(6rem, 1fr)' : 'minmax(9rem, 1fr)',
    sort: buildSort(options, 'name'),
    render: (row) => (
      <Muted isMuted={!verdictOf(row).isSure}>
        <FunctionName name={getName(row)} isMatch={matchedNames?.[getNameIndex(row)] === 1} />
      </Muted>
    ),
  };
  // Of a change that may be noise, functions have no part.
  const hasChanged = sureness?.status !== 'estimated' || sureness.whole.isSure;
  const part: GridColumn = {
    key: 'part',
    heading: 'Part',
    note: 'of change',
    title:
      'Part of the whole change that the function’s own value makes up. What may be noise comes after what is sure.',
    width: '4.2rem',
    isNumber: true,
    sort: buildSort(options, 'part'),
    render: (row) => {
      const value = hasChanged ? getPartOfChange(diff.scaled, getNameIndex(row)) : undefined;
      return <Muted isMuted={!verdictOf(row).isSure}>{value === undefined ? '–' : formatShare(value)}</Muted>;
    },
  };
  const sure: GridColumn = {
    key: 'sure',
    heading: 'How sure',
    title: 'Whether the change is more than chance, from parts of both sides; one correction for all functions',
    width: '6rem',
    sort: buildSort(options, 'sure'),
    render: (row) => {
      const { text, title, isSure } = verdictOf(row);
      return (
        <Muted isMuted={!isSure}>
          <span title={title}>{text}</span>
          <small>{describeFate(diff, getNameIndex(row))}</small>
        </Muted>
      );
    },
  };
  const sides = [
    buildValueColumn(options, 'baseline', 'Baseline'),
    buildValueColumn(options, 'comparison', 'Comparison'),
  ];
  return [name, ...(isNarrow ? [] : sides), buildValueColumn(options, 'difference', 'Difference'), part, sure];
}

function describeFate(diff: DiffFunctions, name: number): string {
  const fate = diff.fates.get(name) ?? 'same';
  if (fate === 'same') {
    return 'same';
  }
  const cut = diff.mayBeCut.has(name) ? ', may only be cut' : '';
  const { self, total } = diff.scaled.difference;
  // The function's own time may have gone the other way.
  const isMixed = (fate === 'grew' || fate === 'shrank') && (self[name] ?? 0) * (total[name] ?? 0) < 0;
  return `${FATE_SIGNS[fate]} ${isMixed ? 'total ' : ''}${fate}${cut}`;
}

function buildSort({ sort, onSort }: DiffColumnOptions, column: DiffColumn): GridColumn['sort'] {
  return {
    direction: sort.column === column ? sort.direction : undefined,
    onToggle: () => onSort(toggleDiffSort(sort, column)),
  };
}

function buildValueColumn(options: DiffColumnOptions, side: Side, heading: string): GridColumn {
  const { diff, format, getNameIndex, sureness } = options;
  const isInCores = format.mode !== 'share' && format.format.unit === 'cores';
  const print = (value: number) => {
    const text = side === 'difference' ? formatDifference(value, format) : formatDiffValue(value, format);
    // The heading says it for all rows, which leaves room for digits.
    return isInCores ? text.replace(/ cores?$/, '') : text;
  };
  return {
    key: side,
    heading,
    note: isInCores ? 'cores: self, total' : 'self, total below',
    width: '6.3rem',
    isNumber: true,
    sort: buildSort(options, side),
    render: (row) => {
      const name = getNameIndex(row);
      const { self, total } = diff.scaled[side];
      return (
        <Muted isMuted={!describeVerdict(sureness, getVerdict(diff, name)).isSure}>
          <span>{print(self[name] ?? 0)}</span>
          <small>{print(total[name] ?? 0)}</small>
        </Muted>
      );
    },
  };
}

/** A cell of one or two lines; what may be noise is grey, and says so in the last column. */
function Muted({ isMuted, children }: { readonly isMuted: boolean; readonly children: React.ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.cell} data-muted={isMuted}>
      {children}
    </span>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'cell', string> {
  return {
    cell: css({
      display: 'flex',
      flexDirection: 'column',
      lineHeight: 1.3,
      '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
      '& small': { color: theme.colors.text.secondary },
      '&[data-muted="true"]': { color: theme.colors.text.secondary, fontStyle: 'italic' },
    }),
  };
}
