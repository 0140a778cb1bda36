import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { isMenuKey, moveRow } from 'components/moveRow';
import { useScrollToChanged } from 'components/useScrollToChanged';
import { useVirtualRows } from 'components/useVirtualRows';
import React, { useId, useRef, useSyncExternalStore } from 'react';
import { ColumnHead, type ColumnHeading, HEADER_PX } from './ColumnHead';
import { type ColumnWidth, GAP_PX, PADDING_PX } from './fitColumns';
import { useColumns } from './useColumns';

export interface GridColumn extends ColumnHeading, ColumnWidth {
  readonly render: (row: number) => React.ReactNode;
}

interface VirtualGridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  readonly rowHeightPx: number;
  /** Lets columns give way to the first one and change their widths; without it they stay as they are. */
  readonly fit?: ColumnFit;
  /** Stays with a row when the order changes. */
  readonly getRowKey: (row: number) => React.Key;
  /** Row at the keyboard's position; undefined until the user moves. */
  readonly activeRow: number | undefined;
  readonly onActivate: (row: number) => void;
  /** Enter or a double click. */
  readonly onChoose: (row: number) => void;
  readonly onOpenMenu: (row: number, xPx: number, yPx: number) => void;
  /** Without it no row is highlighted. */
  readonly hover?: RowHover;
}

interface ColumnFit {
  /** Key under which this browser stores the widths of columns. */
  readonly storageKey: string;
  /** Wanted width of the first column; if it gets less, its text has two lines. */
  readonly wantedRestPx: number;
}

/** Highlighted row. Only rows whose answer changes are drawn again. */
interface RowHover {
  /** Calls back when another row may be lit. Returns what ends it. */
  readonly subscribe: (onChange: () => void) => () => void;
  readonly isHovered: (row: number) => boolean;
  /** Sets the row under the pointer. */
  readonly set: (row: number | undefined) => void;
}

/** Height of rows whose names have two lines. */
const TWO_LINES_PX = 38;
const NO_FIT: ColumnFit = { storageKey: '', wantedRestPx: 0 };

/**
 * Grid of any number of rows; only rows on the screen are drawn. Arrows, Home, End and the page keys walk the rows;
 * the first column names the row.
 */
export function VirtualGrid(props: VirtualGridProps): React.JSX.Element {
  const { label, rowCount, getRowKey, activeRow, onActivate, onChoose, onOpenMenu, hover, fit } = props;
  const styles = useStyles2(getStyles);
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  const {
    shown: columns,
    tracks: gridTemplateColumns,
    isTight,
    ...widths
  } = useColumns(element, props.columns, fit ?? NO_FIT);
  const isTwoLines = fit !== undefined && isTight;
  const rowHeightPx = isTwoLines ? TWO_LINES_PX : props.rowHeightPx;
  const current = activeRow ?? (rowCount > 0 ? 0 : -1);
  const { rows, heightPx, pageRows, scrollToRow } = useVirtualRows({
    scrollRef: element,
    rowCount,
    rowHeightPx,
    headerHeightPx: HEADER_PX,
    activeRow: current,
  });
  const getRowId = (row: number) => `${id}-${getRowKey(row)}`;
  useScrollToChanged(activeRow, activeRow === undefined ? undefined : getRowKey(activeRow), scrollToRow);

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    // Keys on the headings are the headings' own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || current < 0) {
      return;
    }
    const target = moveRow(event.key, current, rowCount, pageRows);
    if (target !== undefined) {
      event.preventDefault();
      onActivate(target);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onChoose(current);
    } else if (isMenuKey(event)) {
      event.preventDefault();
      const place = document.getElementById(getRowId(current))?.getBoundingClientRect();
      onActivate(current);
      onOpenMenu(current, place?.left ?? 0, place?.bottom ?? 0);
    }
  };

  return (
    <div
      ref={element}
      className={styles.grid}
      data-lines={isTwoLines ? 2 : 1}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-activedescendant={current < 0 ? undefined : getRowId(current)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns, height: HEADER_PX }}>
          {columns.map((column) => (
            <ColumnHead
              key={column.key}
              role="columnheader"
              column={column}
              widthPx={fit && widths.getWidth(column)}
              onResize={widths.onResize}
            />
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        style={{ height: heightPx - HEADER_PX }}
        onMouseLeave={() => hover?.set(undefined)}
        data-testid="grid-rows"
      >
        {rows.map(({ row, topPx }) => (
          <GridRow
            key={getRowKey(row)}
            row={row}
            hover={hover}
            id={getRowId(row)}
            aria-rowindex={row + 2}
            aria-selected={row === activeRow}
            data-current={row === current}
            className={styles.row}
            style={{ gridTemplateColumns, height: rowHeightPx, position: 'absolute', top: topPx }}
            onClick={() => onActivate(row)}
            onDoubleClick={() => onChoose(row)}
            onContextMenu={(event) => {
              event.preventDefault();
              onActivate(row);
              onOpenMenu(row, event.clientX, event.clientY);
            }}
          >
            {columns.map(({ key, isNumber, render }, column) => (
              <div
                key={key}
                role={column === 0 ? 'rowheader' : 'gridcell'}
                className={styles.cell}
                data-number={isNumber}
              >
                {render(row)}
              </div>
            ))}
          </GridRow>
        ))}
      </div>
    </div>
  );
}

interface GridRowProps extends React.ComponentPropsWithoutRef<'div'> {
  readonly row: number;
  readonly hover: RowHover | undefined;
}

function GridRow({ row, hover, ...rest }: GridRowProps): React.JSX.Element {
  const isHovered = useSyncExternalStore(hover?.subscribe ?? subscribeToNothing, () => hover?.isHovered(row) === true);
  return <div role="row" data-hovered={isHovered} onMouseEnter={() => hover?.set(row)} {...rest} />;
}

const subscribeToNothing = () => () => undefined;

function getStyles(theme: GrafanaTheme2) {
  const focus = { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 };
  return {
    grid: css({
      position: 'relative',
      height: '100%',
      overflow: 'auto',
      fontSize: theme.typography.bodySmall.fontSize,
      '&:focus-visible': { outline: 'none' },
      '&:focus-visible [data-current="true"]': focus,
    }),
    head: css({
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.colors.background.secondary,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    row: css({
      display: 'grid',
      gap: GAP_PX,
      alignItems: 'center',
      width: '100%',
      padding: `0 ${PADDING_PX}px`,
      '&[data-hovered="true"]': { background: theme.colors.action.hover },
      '&[aria-selected="true"]': { background: theme.colors.action.selected },
    }),
    cell: css({
      minWidth: 0,
      height: '100%',
      display: 'flex',
      alignItems: 'center',
      '&[data-number="true"]': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
      '& > *': { minWidth: 0, flexGrow: 1 },
    }),
  };
}
