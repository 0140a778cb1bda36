import type { FlameTree } from './FlameTree';

/** Rounds a tree to whole numbers, for formats without others: totals are sums of the rounded values. */
export function roundTree(tree: FlameTree): FlameTree {
  if (tree.self.every(Number.isInteger)) {
    return tree;
  }
  const self = tree.self.map(Math.round);
  const total = self.slice();
  for (let node = tree.nodeCount - 1; node >= 0; node--) {
    const end = tree.subtreeEnd[node];
    for (let child = node + 1; child < end; child = tree.subtreeEnd[child]) {
      total[node] += total[child];
    }
  }
  return { ...tree, self, total };
}
