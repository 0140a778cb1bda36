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
  /** Left edges in the order of `rowNodes`: a search in a row stays within a small piece of memory. */
  readonly rowEdges: Float64Array;
  /** Index into `rowNodes` of the first node of every row, and one entry more for the end of the last. */
  readonly rowStart: Uint32Array;
}

/** Lays out a tree once, so that a window on it is drawn in time with what it shows. Linear, without recursion. */
export function buildFlameLayout(tree: FlameTree, groups: FrameGroups = ALL_EXPANDED): FlameLayout {
  const { row, isHidden } = computeRows(tree, groups);
  const { nodeCount } = tree;
  let rowCount = 0;
  for (let node = 0; node < nodeCount; node++) {
    rowCount = Math.max(rowCount, (row[node] ?? 0) + 1);
  }
  // Nodes of each row, then where each row begins, then the nodes themselves.
  const rowStart = new Uint32Array(rowCount + 1);
  for (let node = 0; node < nodeCount; node++) {
    if (isHidden?.[node] !== 1) {
      const next = (row[node] ?? 0) + 1;
      rowStart[next] = (rowStart[next] ?? 0) + 1;
    }
  }
  for (let index = 1; index <= rowCount; index++) {
    rowStart[index] = (rowStart[index] ?? 0) + (rowStart[index - 1] ?? 0);
  }
  const startValue = getStartValues(tree);
  const rowNodes = new Uint32Array(rowStart[rowCount] ?? 0);
  const rowEdges = new Float64Array(rowNodes.length);
  const free = rowStart.slice();
  for (let node = 0; node < nodeCount; node++) {
    if (isHidden?.[node] !== 1) {
      const own = row[node] ?? 0;
      const at = free[own] ?? 0;
      rowNodes[at] = node;
      rowEdges[at] = startValue[node] ?? 0;
      free[own] = at + 1;
    }
  }
  return { tree, groups, startValue, row, rowCount, rowNodes, rowEdges, rowStart };
}

interface Rows {
  readonly row: Uint32Array;
  /** 1 for what a collapsed group hides; undefined where nothing is hidden. */
  readonly isHidden: Uint8Array | undefined;
}

function computeRows(tree: FlameTree, groups: FrameGroups): Rows {
  const { nodeCount, depth } = tree;
  if (!groups.isCollapsed && groups.exceptions.size === 0) {
    return { row: depth, isHidden: undefined };
  }
  const row = new Uint32Array(nodeCount);
  const isHidden = new Uint8Array(nodeCount);
  /** Of the path to the current node: the row at each depth. */
  const path = new Uint32Array(nodeCount);
  let isGroupCollapsedNow = false;
  for (let node = 0; node < nodeCount; node++) {
    const level = depth[node] ?? 0;
    let hidden = 0;
    if (isGroupHead(tree, node)) {
      isGroupCollapsedNow = isGroupCollapsed(groups, node);
    } else if (isGroupCollapsedNow) {
      hidden = 1;
    }
    const own = level === 0 ? 0 : (path[level - 1] ?? 0) + 1 - hidden;
    isHidden[node] = hidden;
    path[level] = own;
    row[node] = own;
  }
  return { row, isHidden };
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
  const { rowEdges, rowStart } = layout;
  let low = (rowStart[row] ?? 0) - 1;
  let high = rowStart[row + 1] ?? 0;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((rowEdges[middle] ?? 0) <= value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
