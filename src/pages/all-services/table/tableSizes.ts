export const HEADER_HEIGHT_PX = 36;
export const ROW_HEIGHT_PX = 38;

interface TableSize {
  /** Tracks of service, total, share, change, trend and actions. */
  readonly columns: string;
  readonly gapPx: number;
  /** Width that all columns need. */
  readonly minWidthPx: number;
}

/** Sizes of a table with words for actions. */
export const WIDE_TABLE: TableSize = {
  columns: 'minmax(160px, 1.4fr) minmax(150px, 1fr) 90px minmax(230px, 1.8fr) 190px 300px',
  gapPx: 16,
  minWidthPx: 1230,
};

/** Sizes of a table with icons, and smaller gaps. */
export const NARROW_TABLE: TableSize = {
  columns: 'minmax(110px, 1.4fr) minmax(138px, 1fr) 78px minmax(172px, 1.8fr) 184px 180px',
  gapPx: 8,
  minWidthPx: 926,
};

export const SPARKLINE_WIDTH_PX = 132;
export const SPARKLINE_HEIGHT_PX = 24;
