import type { FlameTree } from './FlameTree';
import { FlameTreeBuilder } from './FlameTreeBuilder';

export interface PruneOptions {
  /** Number of the largest nodes to keep. Summaries of omitted nodes come on top, at most one per node. */
  readonly maxNodes: number;
  /** Deepest level of the result, at least 1. */
  readonly maxDepth: number;
}

export interface PrunedTree {
  readonly tree: FlameTree;
  /** Nodes of the original that are in a summary; 0 when `tree` is the original itself. */
  readonly hiddenNodes: number;
}

/** Name of a node that sums up what was left out below its parent. */
export const NAME_OF_HIDDEN = '(not drawn)';

/**
 * Makes a smaller copy for a renderer that cannot take the whole tree: the largest nodes within a number of levels.
 * The omitted part below a node becomes one last child `(not drawn)`, so that every total stays.
 */
export function pruneTree(tree: FlameTree, { maxNodes, maxDepth }: PruneOptions): PrunedTree {
  const isKept = selectNodes(tree, maxNodes, maxDepth);
  const kept = isKept.reduce((sum, flag) => sum + flag, 0);
  if (kept === tree.nodeCount) {
    return { tree, hiddenNodes: 0 };
  }
  const hiddenName = tree.names.length;
  const builder = new FlameTreeBuilder(kept * 2);
  /** Open nodes from the root to the last kept one: the end of each, and the value hidden below it. */
  const openEnd = new Uint32Array(maxDepth + 1);
  const hiddenBelow = new Float64Array(maxDepth + 1);
  let openCount = 0;
  const closeUntil = (node: number) => {
    while (openCount > 0 && (openEnd[openCount - 1] ?? 0) <= node) {
      openCount--;
      if (hiddenBelow[openCount] > 0) {
        builder.push(openCount + 1, hiddenName, hiddenBelow[openCount]);
      }
    }
  };
  for (let node = 0; node < tree.nodeCount;) {
    closeUntil(node);
    const end = tree.subtreeEnd[node];
    if (isKept[node]) {
      builder.push(openCount, tree.nameIndex[node], tree.self[node]);
      openEnd[openCount] = end;
      hiddenBelow[openCount] = 0;
      openCount++;
      node++;
    } else {
      hiddenBelow[openCount - 1] = (hiddenBelow[openCount - 1] ?? 0) + tree.total[node];
      node = end;
    }
  }
  closeUntil(tree.nodeCount);
  return {
    tree: builder.build([...tree.names, NAME_OF_HIDDEN], tree.cutNameIndex),
    hiddenNodes: tree.nodeCount - kept,
  };
}

/** 1 for each node that stays. A kept node's callers are kept: none is smaller, and they come first among equals. */
function selectNodes(tree: FlameTree, maxNodes: number, maxDepth: number): Uint8Array {
  const isKept = new Uint8Array(tree.nodeCount);
  const smallest = tree.nodeCount > maxNodes ? (tree.total.slice().sort().at(-maxNodes) ?? 0) : 0;
  let atSmallest = maxNodes;
  for (const total of tree.total) {
    if (total > smallest) {
      atSmallest--;
    }
  }
  for (let node = 0; node < tree.nodeCount; node++) {
    const total = tree.total[node];
    // The last level is left to the summaries.
    const isLowEnough = node === 0 || tree.depth[node] < maxDepth;
    if (total > smallest || (total === smallest && atSmallest-- > 0)) {
      isKept[node] = isLowEnough ? 1 : 0;
    }
  }
  return isKept;
}
