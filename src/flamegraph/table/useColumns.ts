import { useElementWidth } from 'components/useElementWidth';
import { useStoredValue } from 'flamegraph/state/useDrawerSize';
import type { RefObject } from 'react';
import { type ColumnWidth, fitColumns, type FittedColumns } from './fitColumns';

type Widths = Readonly<Record<string, number>>;

const USUAL: Widths = {};

export interface Columns<T> extends FittedColumns<T> {
  /** Width of a column in pixels; undefined for the one that takes the rest. */
  readonly getWidth: (column: T) => number | undefined;
  /** Changes the width of a column, in this browser from now on; undefined for its usual one. */
  readonly onResize: (key: string, widthPx: number | undefined) => void;
}

interface ColumnOptions {
  /** Key under which this browser stores widths; columns of tables without a key keep theirs. */
  readonly storageKey: string;
  /** Wanted width of the names. */
  readonly wantedRestPx: number;
}

/** Returns the columns that an element has room for, as wide as the user wants them. */
export function useColumns<T extends ColumnWidth>(
  element: RefObject<HTMLDivElement | null>,
  columns: readonly T[],
  { storageKey, wantedRestPx }: ColumnOptions,
): Columns<T> {
  const widthPx = useElementWidth(element);
  const [chosen, setChosen] = useStoredValue(`columnWidths.${storageKey}`, USUAL, isWidths);
  return {
    ...fitColumns(columns, { widthPx: widthPx ?? Infinity, wantedRestPx, chosen }),
    getWidth: (column) => (typeof column.width === 'string' ? undefined : (chosen[column.key] ?? column.width)),
    onResize: (column, width) => {
      const next = Object.fromEntries(
        Object.entries({ ...chosen, [column]: width }).filter(
          (entry): entry is [string, number] => entry[1] !== undefined,
        ),
      );
      setChosen(next);
    },
  };
}

function isWidths(value: unknown): value is Widths {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((width) => typeof width === 'number' && width > 0 && width < 10_000)
  );
}
