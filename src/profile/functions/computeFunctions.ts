import { type FlameTree, getFirstFrameDepth } from 'profile/tree/FlameTree';

/**
 * Costs of a tree's functions: columns by index into `names` of the tree. Names with 0 occurrences are not in the
 * tree; the root and cut nodes are not functions and have none.
 */
export interface FunctionTable {
  readonly names: readonly string[];
  readonly self: Float64Array;
  /** Value of the stacks that it is on, each stack once however often it is on it. */
  readonly total: Float64Array;
  readonly occurrences: Uint32Array;
  /** Names with at least one occurrence. */
  readonly functionCount: number;
}

/** Computes the costs of all functions in one pass over the tree. `f 10 ── f 6` is a function with a total of 10, not 16. */
export function computeFunctions(tree: FlameTree): FunctionTable {
  const { nodeCount, names, nameIndex, subtreeEnd, cutNameIndex } = tree;
  const self = new Float64Array(names.length);
  const total = new Float64Array(names.length);
  const occurrences = new Uint32Array(names.length);
  /** End of the outermost current call of each function: nodes before it are below a call of the same function. */
  const outermostEnd = new Uint32Array(names.length);
  let functionCount = 0;
  for (let node = getFirstFrameDepth(tree); node < nodeCount; node++) {
    const name = nameIndex[node];
    if (name === cutNameIndex) {
      continue;
    }
    const before = occurrences[name];
    functionCount += before === 0 ? 1 : 0;
    occurrences[name] = before + 1;
    self[name] += tree.self[node];
    if (node >= outermostEnd[name]) {
      outermostEnd[name] = subtreeEnd[node];
      total[name] += tree.total[node];
    }
  }
  return { names, self, total, occurrences, functionCount };
}
