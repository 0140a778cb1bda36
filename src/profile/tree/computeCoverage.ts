import { type FlameTree, getName, getTotal, isCut } from './FlameTree';

/** The part of a tree that the server cut. Values in the unit of the profile. */
export interface Coverage {
  readonly total: number;
  /** Value that sits in cut nodes. */
  readonly cutValue: number;
  /** `cutValue` / `total`, 0 to 1. */
  readonly cutShare: number;
  readonly cutNodes: number;
  readonly isWhole: boolean;
}

export function computeCoverage(tree: FlameTree): Coverage {
  let cutValue = 0;
  let cutNodes = 0;
  const nodeCount = tree.cutNameIndex < 0 ? 0 : tree.nodeCount;
  for (let node = 0; node < nodeCount; node++) {
    if (isCut(tree, node)) {
      cutValue += tree.total[node] ?? 0;
      cutNodes++;
    }
  }
  const total = getTotal(tree);
  return { total, cutValue, cutShare: total > 0 ? cutValue / total : 0, cutNodes, isWhole: cutNodes === 0 };
}

/** Callees of `node` that the server cut. */
export interface CutBranch {
  readonly node: number;
  readonly name: string;
  readonly cutValue: number;
}

/** The nodes with the largest cuts below them, largest first. */
export function findLargestCuts(tree: FlameTree, count: number): CutBranch[] {
  const callerAtDepth = new Map<number, number>();
  const branches: CutBranch[] = [];
  for (let node = 0; node < tree.nodeCount; node++) {
    const depth = tree.depth[node] ?? 0;
    callerAtDepth.set(depth, node);
    if (isCut(tree, node)) {
      const caller = callerAtDepth.get(depth - 1) ?? 0;
      branches.push({ node: caller, name: getName(tree, caller), cutValue: tree.total[node] ?? 0 });
    }
  }
  return branches.sort((a, b) => b.cutValue - a.cutValue).slice(0, count);
}
