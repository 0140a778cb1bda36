import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { LazyCell } from 'components/LazyCell';
import React, { memo, startTransition, useEffect, useState } from 'react';
import type { Layout } from 'url/parameters';

/** Cells of the largest first screen. */
const FIRST_COUNT = 60;

interface LazyGridProps<T> {
  readonly layout: Exclude<Layout, 'table'>;
  readonly items: readonly T[];
  /** Name, unique in the list; it also replaces the content out of view. */
  readonly getName: (item: T) => string;
  /** Returns the key of a cell. A cell that gets another key is created anew in its new place, rather than moved there. */
  readonly getKey?: (item: T) => string;
  readonly heightPx: number;
  /** Smallest width of a column. */
  readonly columnWidthPx?: number;
  readonly onNearChange?: (item: T, isNear: boolean, cell: Element) => void;
  readonly children: (item: T) => React.ReactNode;
}

/**
 * Cells side by side or below one another, drawn only near the viewport. Cells that stay in the list stay mounted; if the
 * functions stay the same, only cells with another item are rendered again.
 */
export function LazyGrid<T>({
  layout,
  items,
  getName,
  getKey = getName,
  heightPx,
  columnWidthPx = 400,
  onNearChange,
  children,
}: LazyGridProps<T>): React.JSX.Element {
  const styles = useStyles2(getStyles, columnWidthPx);
  // Hundreds of places out of view come after the first screen, in the browser's spare time.
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => startTransition(() => setIsWhole(true)), []);
  return (
    <div className={layout === 'rows' ? styles.rows : styles.grid}>
      {(isWhole ? items : items.slice(0, FIRST_COUNT)).map((item) => (
        <GridCell
          key={getKey(item)}
          item={item}
          name={getName(item)}
          heightPx={heightPx}
          onNearChange={onNearChange}
          renderItem={children}
        />
      ))}
    </div>
  );
}

interface GridCellProps<T> {
  readonly item: T;
  readonly name: string;
  readonly heightPx: number;
  readonly onNearChange: ((item: T, isNear: boolean, cell: Element) => void) | undefined;
  readonly renderItem: (item: T) => React.ReactNode;
}

function PlainGridCell<T>({ item, name, heightPx, onNearChange, renderItem }: GridCellProps<T>): React.JSX.Element {
  return (
    <LazyCell
      name={name}
      heightPx={heightPx}
      subject={item}
      onNearChange={(isNear, cell) => onNearChange?.(item, isNear, cell)}
    >
      {renderItem(item)}
    </LazyCell>
  );
}

// A memo forgets that its component is generic.
const GridCell = memo(PlainGridCell) as typeof PlainGridCell;

function getStyles(theme: GrafanaTheme2, columnWidthPx: number) {
  const shared = { display: 'grid', gap: theme.spacing(1) };
  return {
    grid: css({ ...shared, gridTemplateColumns: `repeat(auto-fill, minmax(min(${columnWidthPx}px, 100%), 1fr))` }),
    rows: css({ ...shared, gridTemplateColumns: 'minmax(0, 1fr)' }),
  };
}
