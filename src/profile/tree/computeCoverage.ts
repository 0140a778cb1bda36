import { type FlameTree, getTotal, isCut } from './FlameTree';

/** The parts of a tree that the server cut, when it was asked and when it stored the profiles. Values in the unit of the profile. */
export interface Coverage {
  readonly total: number;
  /** Value that sits in cut nodes. */
  readonly cutValue: number;
  /** `cutValue` / `total`, 0 to 1. */
  readonly cutShare: number;
  readonly cutNodes: number;
  /** True if nothing is in cut nodes. */
  readonly isWhole: boolean;
  /** Value of stacks whose inner frames were not stored, see `findDepthCut`. It counts for the deepest frame that was. */
  readonly depthCutValue: number;
}

export function computeCoverage(tree: FlameTree): Coverage {
  let cutValue = 0;
  let cutNodes = 0;
  const nodeCount = tree.cutNameIndex < 0 ? 0 : tree.nodeCount;
  for (let node = 0; node < nodeCount; node++) {
    if (isCut(tree, node)) {
      cutValue += tree.total[node];
      cutNodes++;
    }
  }
  const total = getTotal(tree);
  return {
    total,
    cutValue,
    cutShare: total > 0 ? cutValue / total : 0,
    cutNodes,
    isWhole: cutNodes === 0,
    depthCutValue: Array.from(findDepthCut(tree).values()).reduce((sum, value) => sum + value, 0),
  };
}

/** Pyroscope stores that many frames of a stack, the outermost ones, unless it is set otherwise (`max-profile-stacktrace-depth`). */
export const DEEPEST_STORED = 1000;

/**
 * Finds self values that functions have only because deeper frames were not stored, by name index, in the unit of the tree. These
 * are stacks that end exactly at the depth where Pyroscope cuts; a tree with deeper stacks was not cut there.
 */
export function findDepthCut(tree: FlameTree): ReadonlyMap<number, number> {
  const { nodeCount, depth, self, nameIndex, hasLabels = false } = tree;
  const deepest = DEEPEST_STORED + Number(hasLabels);
  const values = new Map<number, number>();
  for (let node = 0; node < nodeCount; node++) {
    if (depth[node] > deepest) {
      return new Map();
    }
    if (depth[node] === deepest && self[node] > 0) {
      values.set(nameIndex[node], (values.get(nameIndex[node]) ?? 0) + self[node]);
    }
  }
  return values;
}
