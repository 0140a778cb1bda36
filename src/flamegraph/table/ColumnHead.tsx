import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ResizeHandle } from 'components/drawer/ResizeHandle';
import { CUT } from 'components/styles';
import React from 'react';
import { GAP_PX } from './fitColumns';

type SortDirection = 'ascending' | 'descending';

export interface ColumnHeading {
  readonly key: string;
  readonly heading: string;
  /** Second line in small letters: the unit of the numbers, or the whole of shares. */
  readonly note?: string;
  /** Explains the numbers on hover. */
  readonly title?: string;
  readonly isNumber?: boolean;
  /** Makes the heading a button; `direction` is undefined while another column is the sorted one. */
  readonly sort?: { readonly direction: SortDirection | undefined; readonly onToggle: () => void };
}

interface ColumnHeadProps {
  readonly column: ColumnHeading;
  /** undefined outside grids. */
  readonly role?: 'columnheader';
  /** Width in pixels if it can be changed. */
  readonly widthPx: number | undefined;
  readonly onResize: (key: string, widthPx: number | undefined) => void;
}

export const HEADER_PX = 42;

const MIN_WIDTH_PX = 36;
const MAX_WIDTH_PX = 600;
const KEY_STEP_PX = 10;

/** The heading of a column, with a handle at its left edge. */
export function ColumnHead({ column, role, widthPx, onResize }: ColumnHeadProps): React.JSX.Element {
  const { heading, note, title, isNumber, sort } = column;
  const styles = useStyles2(getStyles);
  const label = [heading, note].filter(Boolean).join(', ');
  const arrow = sort?.direction && <span aria-hidden>{sort.direction === 'ascending' ? ' ▲' : ' ▼'}</span>;
  return (
    <div
      role={role}
      // Label without the name of the handle.
      aria-label={role && label}
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
      className={styles.head}
      data-number={isNumber}
      title={title}
    >
      {widthPx !== undefined && (
        <div className={styles.handle}>
          <ResizeHandle
            label={`Width of ${label}`}
            axis="x"
            value={widthPx}
            min={MIN_WIDTH_PX}
            max={MAX_WIDTH_PX}
            step={KEY_STEP_PX}
            // The column ends where it did, so that to the left is wider.
            perPx={-1}
            valueText={`${widthPx} pixels`}
            onChange={(width) => onResize(column.key, Math.round(width))}
            onReset={() => onResize(column.key, undefined)}
          />
        </div>
      )}
      {sort ? (
        <button type="button" className={styles.sort} onClick={sort.onToggle}>
          {heading}
          {arrow}
        </button>
      ) : (
        heading
      )}
      {note !== undefined && <div className={styles.note}>{note}</div>}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const focus = { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 1 };
  return {
    head: css({
      position: 'relative',
      minWidth: 0,
      fontWeight: theme.typography.fontWeightMedium,
      whiteSpace: 'nowrap',
      '&[data-number="true"]': { textAlign: 'right' },
    }),
    sort: css({
      ...CUT,
      maxWidth: '100%',
      padding: 0,
      border: 0,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': focus,
    }),
    note: css({
      ...CUT,
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
      lineHeight: 1.2,
    }),
    handle: css({ position: 'absolute', top: '10%', bottom: '10%', left: -GAP_PX, display: 'flex' }),
  };
}
