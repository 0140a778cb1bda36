import type { FlameTree } from 'profile/tree/FlameTree';
import { getTotal } from 'profile/tree/FlameTree';
import type { FrameGroups } from './FrameGroups';
import { ALL_EXPANDED, isGroupCollapsed, isGroupHead } from './FrameGroups';

/**
 * Where the frames of a tree are, independent of any window on it: a row each, and on it a range of the root's total.
 * Callees begin where their caller begins.
 *
 *     row 0   total           0 … 10
 *     row 1   a  0 … 7  b  7 … 10
 *     row 2   c  0 … 5
 */
export interface FlameLayout {
  readonly tree: FlameTree;
  readonly groups: FrameGroups;
  /** Left edge of every node, in the unit of the tree's values. Its right edge is `total` further. */
  readonly startValue: Float64Array;
  /** Row of every node, 0 for the root. What a collapsed group hides has the row of the group's head. */
  readonly row: Uint32Array;
  readonly rowCount: number;
  /** The nodes that are drawn, row by row, each row from left to right, which is also the order of the tree. */
  readonly rowNodes: Uint32Array;
  /** Index into `rowNodes` of the first node of every row, and one entry more for the end of the last. */
  readonly rowStart: Uint32Array;
}

/** Lays out a tree once, so that a window on it is drawn in time with what it shows. Linear, without recursion. */
export function buildFlameLayout(tree: FlameTree, groups: FrameGroups = ALL_EXPANDED): FlameLayout {
  const row = new Uint32Array(tree.nodeCount);
  const isHidden = new Uint8Array(tree.nodeCount);
  const rowCount = fillRows(tree, groups, row, isHidden);
  const rowStart = new Uint32Array(rowCount + 1);
  for (let node = 0; node < tree.nodeCount; node++) {
    if (isHidden[node] === 0) {
      const next = (row[node] ?? 0) + 1;
      rowStart[next] = (rowStart[next] ?? 0) + 1;
    }
  }
  for (let index = 1; index <= rowCount; index++) {
    rowStart[index] = (rowStart[index] ?? 0) + (rowStart[index - 1] ?? 0);
  }
  const rowNodes = new Uint32Array(rowStart[rowCount] ?? 0);
  const free = rowStart.slice();
  for (let node = 0; node < tree.nodeCount; node++) {
    if (isHidden[node] === 0) {
      const at = free[row[node] ?? 0] ?? 0;
      rowNodes[at] = node;
      free[row[node] ?? 0] = at + 1;
    }
  }
  return { tree, groups, startValue: getStartValues(tree), row, rowCount, rowNodes, rowStart };
}

/** Fills `row` and `isHidden`; returns the number of rows. */
function fillRows(tree: FlameTree, groups: FrameGroups, row: Uint32Array, isHidden: Uint8Array): number {
  const { nodeCount, depth } = tree;
  const hasCollapsed = groups.isCollapsed || groups.exceptions.size > 0;
  if (!hasCollapsed) {
    row.set(depth);
    return depth.reduce((max, value) => Math.max(max, value), -1) + 1;
  }
  /** Of the path to the current node: the last row that was given at each depth. */
  const path: number[] = [];
  let rowCount = 0;
  let isGroupHidden = false;
  for (let node = 0; node < nodeCount; node++) {
    const level = depth[node] ?? 0;
    if (isGroupHead(tree, node)) {
      isGroupHidden = isGroupCollapsed(groups, node);
    } else {
      isHidden[node] = isGroupHidden ? 1 : 0;
    }
    const own = level === 0 ? 0 : (path[level - 1] ?? 0) + (isHidden[node] === 1 ? 0 : 1);
    path[level] = own;
    row[node] = own;
    rowCount = Math.max(rowCount, own + 1);
  }
  return rowCount;
}

const startValuesOfTrees = new WeakMap<FlameTree, Float64Array>();

/** Left edges do not depend on rows: groups are opened and closed without computing them again. */
function getStartValues(tree: FlameTree): Float64Array {
  const known = startValuesOfTrees.get(tree);
  if (known) {
    return known;
  }
  const { nodeCount, total, depth, subtreeEnd } = tree;
  const startValue = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const start = startValue[node] ?? 0;
    const end = subtreeEnd[node] ?? 0;
    if (node + 1 < end) {
      startValue[node + 1] = start;
    }
    // What follows the subtree at the same depth is a sibling.
    if (end < nodeCount && depth[end] === depth[node]) {
      startValue[end] = start + (total[node] ?? 0);
    }
  }
  startValuesOfTrees.set(tree, startValue);
  return startValue;
}

/** Value of the whole width. */
export function getFullValue(layout: FlameLayout): number {
  return getTotal(layout.tree);
}

/** Index into `rowNodes` of the last node of a row that begins at or left of a value; one before the row for none. */
export function findLastAtOrBefore(layout: FlameLayout, row: number, value: number): number {
  const { rowNodes, rowStart, startValue } = layout;
  let low = (rowStart[row] ?? 0) - 1;
  let high = rowStart[row + 1] ?? 0;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((startValue[rowNodes[middle] ?? 0] ?? 0) <= value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
