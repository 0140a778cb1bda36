import { type FlameLayout, getFullValue } from './FlameLayout';

/**
 * Computes the outline of a whole flame graph: for each of `columnCount` equal parts of the width, how many rows its
 * deepest stack has. Linear: what frames spent themselves covers the width once.
 */
export function computeOverview(layout: FlameLayout, columnCount: number): Uint32Array {
  const { tree, row, startValue } = layout;
  const rowCounts = new Uint32Array(columnCount);
  if (columnCount === 0) {
    return rowCounts;
  }
  const columnsPerValue = columnCount / getFullValue(layout);
  for (let node = 0; node < tree.nodeCount; node++) {
    const self = tree.self[node] ?? 0;
    if (self > 0) {
      // Callees begin at the left edge, so that what is left at the right is the frame's own.
      const end = (startValue[node] ?? 0) + (tree.total[node] ?? 0);
      const last = Math.min(columnCount, Math.ceil(end * columnsPerValue));
      for (let column = Math.floor((end - self) * columnsPerValue); column < last; column++) {
        rowCounts[column] = Math.max(rowCounts[column] ?? 0, (row[node] ?? 0) + 1);
      }
    }
  }
  return rowCounts;
}
