import type { FlameTree } from './FlameTree';

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
