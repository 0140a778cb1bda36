/** A column as far as its width goes. */
export interface ColumnWidth {
  readonly key: string;
  /** Width in pixels, which users may change; or a track of CSS grid, which takes the rest: "minmax(0, 1fr)". */
  readonly width: number | string;
  /** Columns without room for the names go in this order, those with the same number together; undefined stays. */
  readonly givesWay?: number;
  /** Gives way only if names would not fit on two lines either. */
  readonly isLastToGo?: boolean;
}

export const GAP_PX = 8;
/** Padding on the left and right of a row. */
export const PADDING_PX = 8;

interface Room {
  /** Inner width of the table. */
  readonly widthPx: number;
  /** Wanted width of the column that takes the rest. */
  readonly wantedRestPx: number;
  /** Widths that a user chose, by key. */
  readonly chosen: Readonly<Record<string, number>>;
}

export interface FittedColumns<T> {
  readonly shown: readonly T[];
  /** Tracks of CSS grid. */
  readonly tracks: string;
  /** Width of the column that takes the rest. */
  readonly restPx: number;
  /** True if that is less than wanted, whatever gave way. */
  readonly isTight: boolean;
}

/**
 * Chooses the columns that a table has room for, and their widths. Widths that the user chose have no influence on
 * which columns disappear, so that no column goes while another is dragged.
 */
export function fitColumns<T extends ColumnWidth>(columns: readonly T[], room: Room): FittedColumns<T> {
  const { widthPx, wantedRestPx, chosen } = room;
  let shown = columns;
  for (let rest = getRest(shown, widthPx, {}); rest < wantedRestPx; rest = getRest(shown, widthPx, {})) {
    const hasTwoLines = rest >= wantedRestPx / 2;
    const next = Math.min(
      ...shown.map(({ givesWay = Infinity, isLastToGo }) => (isLastToGo && hasTwoLines ? Infinity : givesWay)),
    );
    if (next === Infinity) {
      break;
    }
    shown = shown.filter(({ givesWay }) => givesWay !== next);
  }
  const restPx = getRest(shown, widthPx, chosen);
  return {
    shown,
    restPx,
    tracks: shown.map(({ key, width }) => (typeof width === 'string' ? width : `${chosen[key] ?? width}px`)).join(' '),
    isTight: restPx < wantedRestPx,
  };
}

function getRest(columns: readonly ColumnWidth[], widthPx: number, chosen: Room['chosen']): number {
  const fixed = columns.reduce(
    (sum, { key, width }) => sum + (typeof width === 'string' ? 0 : (chosen[key] ?? width)),
    0,
  );
  return widthPx - 2 * PADDING_PX - GAP_PX * (columns.length - 1) - fixed;
}
