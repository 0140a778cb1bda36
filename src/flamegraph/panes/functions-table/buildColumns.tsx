import { CategoryTag } from 'components/CategoryTag';
import { buildDenominators } from 'components/describeShares';
import { Sparkline } from 'components/Sparkline';
import { toggleSort } from 'flamegraph/state/listFunctions';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { NotedName } from 'flamegraph/table/NotedName';
import { NumberCell } from 'flamegraph/table/NumberCell';
import { buildValueColumns } from 'flamegraph/table/valueColumns';
import type { GridColumn } from 'flamegraph/table/VirtualGrid';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import type { FunctionColumn } from 'profile/functions/rankFunctions';
import { getCategory } from 'profile/names/categoryRules';
import type { TreeCategories } from 'profile/names/classifyTree';
import { getCollapsedPackage } from 'profile/names/collapsedName';
import { getTotal } from 'profile/tree/FlameTree';
import React from 'react';
import type { FunctionSort } from 'url/viewValues';

/** The values of a function by its index into `names`, oldest first; undefined if there are none. */
export type Trends = 'loading' | ((nameIndex: number) => readonly number[] | undefined);

/** A column of what a view knows of functions besides. */
export interface ExtraColumn {
  readonly key: string;
  readonly heading: string;
  readonly note?: string;
  readonly title: string;
  readonly widthPx: number;
  readonly describe: (name: string) => string;
  /** Value by which the table is sorted; undefined comes last in both directions. */
  readonly getValue: (name: string) => number | undefined;
}

export interface ExtraSort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

export interface ColumnOptions extends PaneProps {
  readonly sort: FunctionSort;
  readonly onSort: (sort: FunctionSort) => void;
  /** Categories of the names in `functions`; undefined until they are known. */
  readonly categories: TreeCategories | undefined;
  readonly trends?: Trends;
  readonly extraColumns?: readonly ExtraColumn[];
  /** Replaces `sort` if it is set. */
  readonly extraSort: ExtraSort | undefined;
  readonly onExtraSort: (sort: ExtraSort) => void;
  readonly describeFunction?: (nameIndex: number) => readonly string[];
  readonly getNameIndex: (row: number) => number;
}

const TREND_PX = { widthPx: 72, heightPx: 18 };
/**
 * Order in which columns give way to names: category, number of places, shares (which the bars show, too), and totals
 * beside extra columns.
 */
const GIVES_WAY = { category: 1, occurrences: 2, shares: 3, totals: { givesWay: 4, isLastToGo: true } };

export function buildColumns(options: ColumnOptions): GridColumn[] {
  const { functions, trends } = options;
  const getName = (row: number) => functions.names[options.getNameIndex(row)] ?? '';
  const name: GridColumn = {
    key: 'name',
    heading: 'Function',
    // If more columns than fit are shown, names keep this width, and the table scrolls.
    width: options.extraColumns ? 'minmax(88px, 1fr)' : 'minmax(0, 1fr)',
    sort: buildSort(options, 'name'),
    render: (row) => (
      <NotedName
        name={getName(row)}
        isMatch={options.matchedNames?.[options.getNameIndex(row)] === 1}
        notes={options.describeFunction?.(options.getNameIndex(row)) ?? []}
      />
    ),
  };
  const category: GridColumn = {
    key: 'category',
    heading: 'Code',
    title:
      'Whose code the function seems to be: own, a library, the runtime of the language, the kernel, or unknown where nothing tells',
    width: 70,
    givesWay: GIVES_WAY.category,
    render: (row) => (
      <CodeOwner name={getName(row)} nameIndex={options.getNameIndex(row)} categories={options.categories} />
    ),
  };
  const occurrences: GridColumn = {
    key: 'occurrences',
    heading: 'Places',
    title: 'In how many places of the call tree the function is. Profiles do not say how often it was called.',
    width: 54,
    givesWay: GIVES_WAY.occurrences,
    isNumber: true,
    sort: buildSort(options, 'occurrences'),
    render: (row) => <NumberCell text={formatInteger(functions.occurrences[options.getNameIndex(row)] ?? 0)} />,
  };
  return [
    name,
    ...buildCosts(options, 'self', 'Self', 'Spent in the function itself'),
    ...buildCosts(options, 'total', 'Total', 'Spent in the function and in what it calls, each stack once').map(
      (column) => ({ ...column, ...(options.extraColumns && column.givesWay === undefined && GIVES_WAY.totals) }),
    ),
    occurrences,
    category,
    ...(trends === undefined ? [] : [buildTrendColumn(options, trends)]),
    ...(options.extraColumns ?? []).map(({ widthPx, describe, getValue: _, ...heading }): GridColumn => ({
      ...{ ...heading, width: widthPx, isNumber: true },
      sort: buildExtraSort(options, heading.key),
      render: (row) => <NumberCell text={describe(getName(row))} />,
    })),
  ];
}

function buildSort(
  { sort, onSort, extraSort }: ColumnOptions,
  column: FunctionColumn,
): NonNullable<GridColumn['sort']> {
  const isSorted = sort.column === column;
  return {
    direction: isSorted && !extraSort ? sort.direction : undefined,
    // The order from before another column sorted comes back as it was.
    onToggle: () => onSort(isSorted && extraSort ? sort : toggleSort(sort, column)),
  };
}

function buildExtraSort({ extraSort, onExtraSort }: ColumnOptions, key: string): NonNullable<GridColumn['sort']> {
  const direction = extraSort?.key === key ? extraSort.direction : undefined;
  return {
    direction,
    onToggle: () => onExtraSort({ key, direction: direction === 'descending' ? 'ascending' : 'descending' }),
  };
}

function buildCosts(
  options: ColumnOptions,
  key: 'self' | 'total',
  heading: string,
  title: string,
): readonly GridColumn[] {
  const { tree, functions, unit, wholeTotal } = options;
  const columns = buildValueColumns(unit, buildDenominators(getTotal(tree), wholeTotal), {
    ...{ key, heading, title },
    sort: buildSort(options, key),
    shareGivesWay: GIVES_WAY.shares,
  });
  return columns.map(({ renderValue, ...column }) => ({
    ...column,
    render: (row) => renderValue(functions[key][options.getNameIndex(row)] ?? 0),
  }));
}

function buildTrendColumn({ functions, getNameIndex }: ColumnOptions, trends: Trends): GridColumn {
  return {
    key: 'trend',
    heading: 'Trend',
    title: 'Total over the time range, each line from 0 to its own largest value',
    width: TREND_PX.widthPx,
    render: (row) => {
      const nameIndex = getNameIndex(row);
      if (trends === 'loading') {
        return <span>loading…</span>;
      }
      const values = trends(nameIndex);
      const label = `Trend of ${formatFunctionName(functions.names[nameIndex] ?? '')}`;
      return values && values.length > 0 ? <Sparkline label={label} values={values} {...TREND_PX} /> : <span>–</span>;
    },
  };
}

interface CodeOwnerProps {
  readonly name: string;
  readonly nameIndex: number;
  readonly categories: TreeCategories | undefined;
}

/** A frame that stands for a whole package has no category of its own. */
function CodeOwner({ name, nameIndex, categories }: CodeOwnerProps): React.JSX.Element {
  if (!categories || getCollapsedPackage(name) !== undefined) {
    return <span />;
  }
  const category = getCategory(categories.ofNames[nameIndex]);
  const isMixed = categories.isMixed[nameIndex] === 1;
  const elsewhere = category === 'kernel' ? getCategory(categories.outsideKernel[nameIndex]) : 'kernel';
  return (
    <span>
      <CategoryTag category={category} elsewhere={isMixed ? elsewhere : undefined} />
    </span>
  );
}
