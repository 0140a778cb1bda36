import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { COLUMN, CUT } from 'components/styles';
import { NotedName } from 'flamegraph/table/NotedName';
import { NumberCell } from 'flamegraph/table/NumberCell';
import type { GridColumn } from 'flamegraph/table/VirtualGrid';
import { getPartOfChange } from 'profile/diff/computeFunctionDiff';
import type { Sureness } from 'profile/diff/computeSureness';
import { formatShare } from 'profile/format/formatNumber';
import React from 'react';
import type { DiffColumn, DiffSort } from 'url/viewValues';
import { describeVerdict } from './describeSureness';
import { toggleDiffSort } from './DiffViewState';
import {
  buildDifferenceFormat,
  buildSideFormat,
  type DiffFormat,
  formatDifference,
  formatDiffValue,
} from './formatDiffValue';
import { type DiffFunctions, getVerdict, type Side } from './listDiffFunctions';

export interface DiffColumnOptions {
  readonly diff: DiffFunctions;
  readonly sureness: Sureness | undefined;
  readonly format: DiffFormat;
  /** Returns more lines about a function. */
  readonly describeFunction: (nameIndex: number) => readonly string[];
  readonly sort: DiffSort;
  readonly onSort: (sort: DiffSort) => void;
  readonly matchedNames: Uint8Array | undefined;
  /** Largest value of either side, and largest difference, over all functions, in the table's value. */
  readonly largest: { readonly side: number; readonly difference: number };
  readonly getNameIndex: (row: number) => number;
}

const FATE_SIGNS = { new: '✚', removed: '✖', grew: '▲', shrank: '▼', same: '' } as const;

/** Order in which columns give way to names: first both sides, then the part of the change. */
const GIVES_WAY = { sides: 1, part: 2 };

/** Builds the columns of the table with one number each, of self or total, by which the table is ordered. */
export function buildDiffColumns(options: DiffColumnOptions): GridColumn[] {
  const { diff, matchedNames, getNameIndex, sureness } = options;
  const getName = (row: number) => diff.names[getNameIndex(row)] ?? '';
  const verdictOf = (row: number) => describeVerdict(sureness, getVerdict(diff, getNameIndex(row)));
  const name: GridColumn = {
    key: 'name',
    heading: 'Function',
    width: 'minmax(6rem, 1fr)',
    sort: buildSort(options, 'name'),
    render: (row) => (
      <Muted isMuted={!verdictOf(row).isSure}>
        <NotedName
          name={getName(row)}
          isMatch={matchedNames?.[getNameIndex(row)] === 1}
          notes={options.describeFunction(getNameIndex(row))}
        />
      </Muted>
    ),
  };
  // If the change may be noise, functions have no part of it.
  const hasChanged = sureness?.status !== 'estimated' || sureness.whole.isSure;
  const part: GridColumn = {
    key: 'part',
    heading: 'Part',
    note: 'of change',
    title:
      'Part of the whole change that the function’s own value makes up. What may be noise comes after what is sure.',
    width: 56,
    givesWay: GIVES_WAY.part,
    isNumber: true,
    sort: buildSort(options, 'part'),
    render: (row) => {
      const value = hasChanged ? getPartOfChange(diff.scaled, getNameIndex(row)) : undefined;
      return (
        <Muted isMuted={!verdictOf(row).isSure}>
          <NumberCell text={value === undefined ? '–' : formatShare(value)} />
        </Muted>
      );
    },
  };
  const sure: GridColumn = {
    key: 'sure',
    heading: 'Sure',
    title:
      'How sure it is that the change is more than chance, from parts of both sides; one correction for all functions. ' +
      '▲ grew, ▼ shrank, ✚ new, ✖ removed.',
    // A sign and one word: names need the rest.
    width: sureness?.status === 'unknown' ? 76 : 56,
    sort: buildSort(options, 'sure'),
    render: (row) => {
      const { word, text, title, isSure } = verdictOf(row);
      return (
        <Muted isMuted={!isSure}>
          <span title={`${describeFate(diff, getNameIndex(row))}, ${text}. ${title}`}>
            {[FATE_SIGNS[diff.fates.get(getNameIndex(row)) ?? 'same'], word].filter(Boolean).join(' ')}
          </span>
        </Muted>
      );
    },
  };
  return [
    name,
    { ...buildValueColumn(options, 'baseline', 'Baseline'), givesWay: GIVES_WAY.sides },
    { ...buildValueColumn(options, 'comparison', 'Comparison'), givesWay: GIVES_WAY.sides },
    buildValueColumn(options, 'difference', 'Difference'),
    part,
    sure,
  ];
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
  const { diff, format, getNameIndex, sureness, largest, sort } = options;
  const build = side === 'difference' ? buildDifferenceFormat : buildSideFormat;
  const { unit, print } = build(format, side === 'difference' ? largest.difference : largest.side);
  return {
    key: side,
    heading,
    note: [sort.by, unit].filter(Boolean).join(', '),
    title: `${heading}: ${sort.by} of each function${unit && `, in ${unit}`}`,
    width: 72,
    isNumber: true,
    sort: buildSort(options, side),
    render: (row) => {
      const name = getNameIndex(row);
      return (
        <Muted isMuted={!describeVerdict(sureness, getVerdict(diff, name)).isSure}>
          <NumberCell text={print(diff.scaled[side][sort.by][name] ?? 0)} title={describeValues(options, side, name)} />
        </Muted>
      );
    },
  };
}

/** Formats "self +0.2 cores, total +0.4 cores". */
function describeValues({ diff, format }: DiffColumnOptions, side: Side, name: number): string {
  const print = side === 'difference' ? formatDifference : formatDiffValue;
  const { self, total } = diff.scaled[side];
  return `self ${print(self[name] ?? 0, format)}, total ${print(total[name] ?? 0, format)}`;
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

const getStyles = (theme: GrafanaTheme2) => ({
  cell: css({
    ...COLUMN,
    '& > *': { ...CUT },
    '&[data-muted="true"]': { color: theme.colors.text.secondary, fontStyle: 'italic' },
  }),
});
