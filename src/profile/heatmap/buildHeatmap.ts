import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

/** A span as the server names it for a cell: the one of the highest value there. */
export interface SpanExemplar {
  readonly timeMs: number;
  readonly spanId: string;
  /** "" if samples carry none. */
  readonly traceId: string;
  /** Value of the span in one profile, in the unit of the profile type. A span over several profiles has several values. */
  readonly value: number;
  /** Kind of span, such as `GET /cart`; "" if unknown. */
  readonly name: string;
}

/** The points of one step, (timeMs − step, timeMs], by their values. */
export interface HeatmapSlot {
  readonly timeMs: number;
  /** Lower ends of the values; servers repeat them if whole numbers leave no room for twenty. */
  readonly yMin: readonly number[];
  readonly counts: readonly number[];
  readonly exemplars: readonly SpanExemplar[];
}

export interface HeatmapCell {
  readonly column: number;
  readonly row: number;
  /** Number of points. A point is the value that one profile has of a span. */
  readonly count: number;
  /** Points with the highest value, not typical ones. */
  readonly exemplars: readonly SpanExemplar[];
}

/** Points of spans by time and value: columns from left to right, rows from below. */
export interface Heatmap {
  readonly stepMs: number;
  /** Begin and end of each column; together they have no gap. */
  readonly columns: readonly TimeRangeMs[];
  /** Lower ends of the rows, ascending; the last row ends at the largest value. */
  readonly rows: readonly number[];
  /** Cells with points, from left to right and from the bottom up. */
  readonly cells: readonly HeatmapCell[];
  /** All points. A count, no amount. */
  readonly pointCount: number;
}

interface MutableCell {
  readonly column: number;
  readonly row: number;
  count: number;
  readonly exemplars: SpanExemplar[];
}

const MAX_COLUMNS = 200;

/**
 * Builds the heatmap of an answer: rows of equal lower ends become one, and every exemplar goes into the cell of its
 * time and value. Columns reach at least over the range.
 */
export function buildHeatmap(slots: readonly HeatmapSlot[], range: TimeRangeMs, stepMs: number): Heatmap {
  const rows = [...new Set(slots.flatMap(({ yMin }) => yMin))].sort((a, b) => a - b);
  const rowOf = new Map(rows.map((min, row) => [min, row]));
  const columns = computeColumns(slots, range, stepMs);
  const firstEndMs = columns[0]?.toMs ?? 0;
  const cells = new Map<number, MutableCell>();
  const getCell = (column: number, row: number): MutableCell => {
    const key = column * (rows.length + 1) + row;
    const cell = cells.get(key) ?? { column, row, count: 0, exemplars: [] };
    cells.set(key, cell);
    return cell;
  };
  let pointCount = 0;
  for (const { timeMs, yMin, counts, exemplars } of slots) {
    const column = Math.round((timeMs - firstEndMs) / stepMs);
    counts.forEach((count, bucket) => {
      if (count > 0) {
        getCell(column, rowOf.get(yMin[bucket] ?? NaN) ?? 0).count += count;
        pointCount += count;
      }
    });
    for (const exemplar of exemplars) {
      getCell(column, findRow(rows, exemplar.value)).exemplars.push(exemplar);
    }
  }
  const ordered = [...cells].sort(([a], [b]) => a - b).map(([, cell]) => cell);
  return { stepMs, columns, rows, cells: ordered.filter(({ count }) => count > 0), pointCount };
}

/** Finds the last row that begins at or below a value. */
function findRow(rows: readonly number[], value: number): number {
  return Math.max(
    0,
    rows.findLastIndex((min) => min <= value),
  );
}

function computeColumns(slots: readonly HeatmapSlot[], range: TimeRangeMs, stepMs: number): TimeRangeMs[] {
  const ends = slots.map(({ timeMs }) => timeMs);
  const someEndMs = ends[0] ?? range.toMs;
  // Whole steps before or after any end that the server gave.
  const align = (timeMs: number) => someEndMs + Math.ceil((timeMs - someEndMs) / stepMs) * stepMs;
  const firstEndMs = Math.min(align(range.fromMs + 1), ...ends);
  const lastEndMs = Math.max(align(range.toMs), ...ends);
  const count = Math.min(MAX_COLUMNS, Math.round((lastEndMs - firstEndMs) / stepMs) + 1);
  return Array.from({ length: count }, (_, column) => ({
    fromMs: firstEndMs + (column - 1) * stepMs,
    toMs: firstEndMs + column * stepMs,
  }));
}
