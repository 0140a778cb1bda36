import type { HoveredFunction, MenuTarget } from 'flamegraph/state/PaneProps';
import { measureNames } from 'flamegraph/table/measureNames';
import { type GridColumn, VirtualGrid } from 'flamegraph/table/VirtualGrid';
import React, { useMemo, useState } from 'react';

interface FunctionGridProps {
  readonly label: string;
  /** Key under which the widths of its columns are stored. */
  readonly storageKey: string;
  readonly names: readonly string[];
  /** Indices into names, in the order of the rows. */
  readonly listed: Uint32Array;
  readonly buildColumns: (getNameIndex: (row: number) => number) => readonly GridColumn[];
  readonly hovered: HoveredFunction;
  /** Enter or a double click. */
  readonly onFocusFunction: (nameIndex: number) => void;
  readonly onOpenMenu: (target: MenuTarget) => void;
}

const ROW_PX = 26;

/** A grid of functions: hovering, choosing and menus go by name, and the keyboard stays at a function when the order changes. */
export function FunctionGrid(props: FunctionGridProps): React.JSX.Element {
  const { label, storageKey, names, listed, buildColumns, hovered, onFocusFunction, onOpenMenu } = props;
  const [activeName, setActiveName] = useState<number>();
  const wantedRestPx = useMemo(() => measureNames(names, listed), [names, listed]);
  const getNameIndex = (row: number) => listed[row] ?? 0;
  const activeRow = activeName === undefined ? -1 : listed.indexOf(activeName);
  return (
    <VirtualGrid
      label={label}
      columns={buildColumns(getNameIndex)}
      rowCount={listed.length}
      rowHeightPx={ROW_PX}
      fit={{ storageKey, wantedRestPx }}
      getRowKey={getNameIndex}
      activeRow={activeRow < 0 ? undefined : activeRow}
      onActivate={(row) => setActiveName(getNameIndex(row))}
      onChoose={(row) => onFocusFunction(getNameIndex(row))}
      onOpenMenu={(row, xPx, yPx) => onOpenMenu({ nameIndex: getNameIndex(row), node: undefined, xPx, yPx })}
      hover={{
        subscribe: hovered.subscribe,
        isHovered: (row) => getNameIndex(row) === hovered.get(),
        set: (row) => hovered.set(row === undefined ? undefined : getNameIndex(row)),
      }}
    />
  );
}
