import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { type FramePlaces, type FrameRows, getFramePlaces, placeInRows } from 'profile/tree/FramePlaces';
import { ALL_EXPANDED, type FrameGroups, isGroupCollapsed, isGroupHead } from './FrameGroups';

/** Frames of a tree with some of its groups collapsed. */
export interface FlameLayout extends FramePlaces {
  readonly tree: FlameTree;
  readonly groups: FrameGroups;
  /** Names of the callers of the focused frame, outermost first: a row each below the root's, without nodes. */
  readonly ancestors: readonly string[];
  /** Row of every node, 0 for the root. Nodes in a collapsed group have the row of the group's head. */
  readonly row: Uint32Array;
  readonly rowCount: number;
}

/** Lays out a tree once, so that a window on it is drawn in time with what it shows. Linear, without recursion. */
export function buildFlameLayout(
  tree: FlameTree,
  groups: FrameGroups = ALL_EXPANDED,
  ancestors: readonly string[] = [],
): FlameLayout {
  const isPlain = !groups.isCollapsed && groups.exceptions.size === 0 && ancestors.length === 0;
  const rows = isPlain ? undefined : computeRows(tree, groups, ancestors.length);
  const places = rows ? placeInRows(tree, rows) : getFramePlaces(tree);
  return { tree, groups, ancestors, row: rows?.row ?? tree.depth, rowCount: places.rowStart.length - 1, ...places };
}

function computeRows(tree: FlameTree, groups: FrameGroups, ancestorCount: number): FrameRows {
  const { nodeCount, depth } = tree;
  const row = new Uint32Array(nodeCount);
  const isHidden = new Uint8Array(nodeCount);
  /** Row at each depth of the path to the current node. */
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
    const above = level === 1 ? ancestorCount : 0;
    const own = level === 0 ? 0 : (path[level - 1] ?? 0) + 1 - hidden + above;
    isHidden[node] = hidden;
    path[level] = own;
    row[node] = own;
  }
  return { row, isHidden };
}

/** Returns the value of the whole width. */
export function getFullValue(layout: FlameLayout): number {
  return getTotal(layout.tree);
}

/** Finds the index into `rowNodes` of the last node of a row that begins at or left of a value; one before the row for none. */
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
