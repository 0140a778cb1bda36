import { findDepthCut } from './depthCut';
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
