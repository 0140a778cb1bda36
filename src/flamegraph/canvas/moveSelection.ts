import type { FlameLayout } from './FlameLayout';

export type Direction = 'caller' | 'callee' | 'left' | 'right' | 'first' | 'last';

/**
 * The frame that a key leads to; the same if there is none further on.
 *
 * - `caller`, `callee`: up and down; of several callees to the largest
 * - `left`, `right`: in the row, to the next frame of at least `minValue`, so that nothing too narrow to see is in the way
 * - `first`: the root; `last`: the end of the stack, always to the largest callee
 *
 * @param node a node that is drawn, not one that a collapsed group hides
 */
export function moveSelection(layout: FlameLayout, node: number, direction: Direction, minValue: number): number {
  switch (direction) {
    case 'caller':
      return getCaller(layout, node);
    case 'callee':
      return findLargestCallee(layout, node) ?? node;
    case 'left':
      return findBeside(layout, node, -1, minValue);
    case 'right':
      return findBeside(layout, node, 1, minValue);
    case 'first':
      return 0;
    case 'last':
      return findEndOfStack(layout, node);
  }
}

/** Returns the frame above. The root's is the root. */
export function getCaller(layout: FlameLayout, node: number): number {
  const row = layout.row[node] ?? 0;
  if (row === 0) {
    return node;
  }
  // A caller's row has no node between the caller and its callee.
  return layout.rowNodes[findFirstNodeFrom(layout, row - 1, node) - 1] ?? 0;
}

/** Callees as a range of indices into `rowNodes`. */
export function getCalleeRange(layout: FlameLayout, node: number): readonly [from: number, to: number] {
  const row = (layout.row[node] ?? 0) + 1 + (node === 0 ? layout.ancestors.length : 0);
  if (row >= layout.rowCount) {
    return [0, 0];
  }
  const from = findFirstNodeFrom(layout, row, node);
  return [from, findFirstNodeFrom(layout, row, layout.tree.subtreeEnd[node] ?? 0)];
}

function findLargestCallee(layout: FlameLayout, node: number): number | undefined {
  const [from, to] = getCalleeRange(layout, node);
  let largest: number | undefined;
  let most = -1;
  for (let index = from; index < to; index++) {
    const callee = layout.rowNodes[index] ?? 0;
    const total = layout.tree.total[callee] ?? 0;
    if (total > most) {
      most = total;
      largest = callee;
    }
  }
  return largest;
}

function findEndOfStack(layout: FlameLayout, node: number): number {
  let last = node;
  for (;;) {
    const callee = findLargestCallee(layout, last);
    if (callee === undefined) {
      return last;
    }
    last = callee;
  }
}

function findBeside(layout: FlameLayout, node: number, step: 1 | -1, minValue: number): number {
  const { tree, row, rowNodes, rowStart } = layout;
  const from = rowStart[row[node] ?? 0] ?? 0;
  const to = rowStart[(row[node] ?? 0) + 1] ?? 0;
  for (let index = findFirstNodeFrom(layout, row[node] ?? 0, node) + step; index >= from && index < to; index += step) {
    const beside = rowNodes[index] ?? 0;
    if ((tree.total[beside] ?? 0) >= minValue) {
      return beside;
    }
  }
  return node;
}

/** Finds the index into `rowNodes` of the first node of a row that is `node` or comes after it in the tree. */
function findFirstNodeFrom({ rowNodes, rowStart }: FlameLayout, row: number, node: number): number {
  let low = rowStart[row] ?? 0;
  let high = rowStart[row + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rowNodes[middle] ?? 0) < node) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
