import type { FlameTree } from './FlameTree';

/**
 * Positions of a tree's frames, independent of any window on it: a row each, and on it a range of the root's total.
 * Callees begin where their caller begins.
 *
 *     row 0   total           0 … 10
 *     row 1   a  0 … 7  b  7 … 10
 *     row 2   c  0 … 5
 */
export interface FramePlaces {
  /** Left edge of every node, in the unit of the tree's values. Its right edge is `total` further on. */
  readonly startValue: Float64Array;
  /** The nodes that are drawn, row by row, each row from left to right, which is also the order of the tree. */
  readonly rowNodes: Uint32Array;
  /** Left edges in the order of `rowNodes`, so that a search in a row stays within a small piece of memory. */
  readonly rowEdges: Float64Array;
  /** Index into `rowNodes` of the first node of every row, and one entry more for the end of the last. */
  readonly rowStart: Uint32Array;
}

/** Rows that differ from the tree's depths. */
export interface FrameRows {
  readonly row: Uint32Array;
  /** 1 for nodes that are not drawn. */
  readonly isHidden: Uint8Array;
}

const placesOfTrees = new WeakMap<FlameTree, FramePlaces>();

/** Returns every frame in the row of its depth; computed once for a tree, unless somebody else did. */
export function getFramePlaces(tree: FlameTree): FramePlaces {
  const places = placesOfTrees.get(tree) ?? computeFramePlaces(tree);
  placesOfTrees.set(tree, places);
  return places;
}

/** Takes for `getFramePlaces` what was computed of the same tree elsewhere. */
export function keepFramePlaces(tree: FlameTree, places: FramePlaces): void {
  placesOfTrees.set(tree, places);
}

export function computeFramePlaces(tree: FlameTree): FramePlaces {
  return placeFrames(tree, computeStartValues(tree));
}

/** Frames in other rows; left edges do not depend on them. */
export function placeInRows(tree: FlameTree, rows: FrameRows): FramePlaces {
  return placeFrames(tree, getFramePlaces(tree).startValue, rows);
}

/** Linear, without recursion. */
function placeFrames(tree: FlameTree, startValue: Float64Array, rows?: FrameRows): FramePlaces {
  const { nodeCount } = tree;
  const row = rows?.row ?? tree.depth;
  const isHidden = rows?.isHidden;
  let rowCount = 0;
  for (let node = 0; node < nodeCount; node++) {
    rowCount = Math.max(rowCount, row[node] + 1);
  }
  // Nodes of each row, then where each row begins, then the nodes themselves.
  const rowStart = new Uint32Array(rowCount + 1);
  for (let node = 0; node < nodeCount; node++) {
    if (isHidden?.[node] !== 1) {
      const next = row[node] + 1;
      rowStart[next] += 1;
    }
  }
  for (let index = 1; index <= rowCount; index++) {
    rowStart[index] += rowStart[index - 1] ?? 0;
  }
  const rowNodes = new Uint32Array(rowStart[rowCount]);
  const rowEdges = new Float64Array(rowNodes.length);
  const free = rowStart.slice();
  for (let node = 0; node < nodeCount; node++) {
    if (isHidden?.[node] !== 1) {
      const own = row[node];
      const at = free[own];
      rowNodes[at] = node;
      rowEdges[at] = startValue[node];
      free[own] = at + 1;
    }
  }
  return { startValue, rowNodes, rowEdges, rowStart };
}

function computeStartValues({ nodeCount, total, depth, subtreeEnd }: FlameTree): Float64Array {
  const startValue = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const start = startValue[node];
    const end = subtreeEnd[node];
    if (node + 1 < end) {
      startValue[node + 1] = start;
    }
    // The next node at the same depth is a sibling.
    if (end < nodeCount && depth[end] === depth[node]) {
      startValue[end] = start + total[node];
    }
  }
  return startValue;
}
