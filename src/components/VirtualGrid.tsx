import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useId, useSyncExternalStore } from 'react';
import { isMenuKey, moveRow } from './moveRow';
import { useScrollToChanged } from './useScrollToChanged';
import { useVirtualRows } from './useVirtualRows';

type SortDirection = 'ascending' | 'descending';

export interface GridColumn {
  readonly key: string;
  readonly heading: string;
  /** A second line of the heading in small letters, such as the denominator of shares. */
  readonly note?: string;
  /** Explains the numbers on hover. */
  readonly title?: string;
  /** A track of CSS grid: "minmax(0, 1fr)". */
  readonly width: string;
  readonly isNumber?: boolean;
  /** Makes the heading a button; `direction` is undefined while another column is the sorted one. */
  readonly sort?: { readonly direction: SortDirection | undefined; readonly onToggle: () => void };
  readonly render: (row: number) => React.ReactNode;
}

interface VirtualGridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  readonly rowHeightPx: number;
  /** Stays with a row when the order changes. */
  readonly getRowKey: (row: number) => React.Key;
  /** Where the keyboard is; undefined before the user went anywhere. */
  readonly activeRow: number | undefined;
  readonly onActivate: (row: number) => void;
  /** Enter or a double click. */
  readonly onChoose: (row: number) => void;
  readonly onOpenMenu: (row: number, xPx: number, yPx: number) => void;
  /** Without it no row is lit. */
  readonly hover?: RowHover;
}

/** Which row is lit. Only rows whose answer changes are drawn anew. */
interface RowHover {
  /** Calls back when another row may be lit. Returns what ends it. */
  readonly subscribe: (onChange: () => void) => () => void;
  readonly isHovered: (row: number) => boolean;
  /** Told of the row under the pointer. */
  readonly set: (row: number | undefined) => void;
}

export const GRID_HEADER_PX = 42;

/**
 * A grid of any number of rows, of which only those on the screen exist. Its rows are walked with arrows, Home, End and
 * the page keys; the first column names the row.
 */
export function VirtualGrid(props: VirtualGridProps): React.JSX.Element {
  const { label, columns, rowCount, rowHeightPx, getRowKey, activeRow, onActivate, onChoose, onOpenMenu, hover } =
    props;
  const styles = useStyles2(getStyles);
  const id = useId();
  const current = activeRow ?? (rowCount > 0 ? 0 : -1);
  const { scrollRef, rows, heightPx, pageRows, scrollToRow } = useVirtualRows({
    rowCount,
    rowHeightPx,
    headerHeightPx: GRID_HEADER_PX,
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

  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  return (
    <div
      ref={scrollRef}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-activedescendant={current < 0 ? undefined : getRowId(current)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row} style={{ ...tracks, height: GRID_HEADER_PX }}>
          {columns.map((column) => (
            <Heading key={column.key} column={column} />
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        style={{ height: heightPx - GRID_HEADER_PX }}
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
            style={{ ...tracks, height: rowHeightPx, position: 'absolute', top: topPx }}
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

function Heading({ column }: { readonly column: GridColumn }): React.JSX.Element {
  const { heading, note, title, isNumber, sort } = column;
  const styles = useStyles2(getStyles);
  const arrow = sort?.direction && <span aria-hidden>{sort.direction === 'ascending' ? ' ▲' : ' ▼'}</span>;
  return (
    <div
      role="columnheader"
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
      className={styles.heading}
      data-number={isNumber}
      title={title}
    >
      {sort ? (
        <button type="button" className={styles.sort} onClick={sort.onToggle}>
          {heading}
          {arrow}
        </button>
      ) : (
        heading
      )}
      {note !== undefined && (
        <div className={styles.note} title={note}>
          {note}
        </div>
      )}
    </div>
  );
}

function getStyles(
  theme: GrafanaTheme2,
): Record<'grid' | 'head' | 'row' | 'cell' | 'heading' | 'sort' | 'note', string> {
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
      gap: theme.spacing(1),
      alignItems: 'center',
      width: '100%',
      padding: theme.spacing(0, 1),
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
    heading: css({
      minWidth: 0,
      fontWeight: theme.typography.fontWeightMedium,
      '&[data-number="true"]': { textAlign: 'right' },
    }),
    sort: css({
      padding: 0,
      border: 0,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { ...focus, outlineOffset: 1 },
    }),
    note: css({
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
      lineHeight: 1.2,
    }),
  };
}
