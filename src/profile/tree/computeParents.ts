import type { FlameTree } from './FlameTree';

/** Parent of every node, -1 for the root. */
export function computeParents(tree: FlameTree): Int32Array {
  const parents = new Int32Array(tree.nodeCount);
  let parent = -1;
  for (let node = 0; node < tree.nodeCount; node++) {
    while (parent >= 0 && tree.subtreeEnd[parent] <= node) {
      parent = parents[parent] ?? -1;
    }
    parents[node] = parent;
    parent = node;
  }
  return parents;
}
