import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { Heatmap, HeatmapCell, SpanExemplar } from './buildHeatmap';

/** Two corners of a rectangle of cells; they may be the same cell. */
export interface Rectangle {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

export interface CellPlace {
  readonly column: number;
  readonly row: number;
}

export interface SelectedSpans {
  readonly range: TimeRangeMs;
  /** Values from the lower end of the lowest row to that above the highest; undefined if there is none above. */
  readonly minValue: number;
  readonly maxValue: number | undefined;
  readonly cells: readonly HeatmapCell[];
  readonly pointCount: number;
  /** The spans that the server names, each once, the highest value first. */
  readonly exemplars: readonly SpanExemplar[];
}

export function selectRectangle(heatmap: Heatmap, { from, to }: Rectangle): SelectedSpans {
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  const [low, high] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const cells = heatmap.cells.filter(
    ({ column, row }) => column >= left && column <= right && row >= low && row <= high,
  );
  const highest = new Map<string, SpanExemplar>();
  for (const exemplar of cells.flatMap(({ exemplars }) => exemplars)) {
    const known = highest.get(exemplar.spanId);
    if (!known || known.value < exemplar.value) {
      highest.set(exemplar.spanId, exemplar);
    }
  }
  return {
    range: { fromMs: heatmap.columns[left]?.fromMs ?? 0, toMs: heatmap.columns[right]?.toMs ?? 0 },
    minValue: heatmap.rows[low] ?? 0,
    maxValue: heatmap.rows[high + 1],
    cells,
    pointCount: cells.reduce((sum, { count }) => sum + count, 0),
    exemplars: [...highest.values()].sort((a, b) => b.value - a.value),
  };
}

/**
 * Finds the rectangle of previously selected spans, such as those of a link: the columns of their time, and the rows that hold any
 * of them. undefined if the heatmap no longer has any of them, as after a refresh that found larger spans.
 */
export function findRectangle(
  { columns, cells }: Heatmap,
  { fromMs, toMs, spanIds }: TimeRangeMs & { readonly spanIds: readonly string[] },
): Rectangle | undefined {
  const wanted = new Set(spanIds);
  const inTime = (column: number): boolean =>
    (columns[column]?.toMs ?? -Infinity) > fromMs && (columns[column]?.fromMs ?? Infinity) < toMs;
  const rows = cells
    .filter(({ column, exemplars }) => inTime(column) && exemplars.some(({ spanId }) => wanted.has(spanId)))
    .map(({ row }) => row);
  return rows.length === 0
    ? undefined
    : {
        from: { column: columns.findIndex((_, column) => inTime(column)), row: Math.min(...rows) },
        to: { column: columns.findLastIndex((_, column) => inTime(column)), row: Math.max(...rows) },
      };
}
