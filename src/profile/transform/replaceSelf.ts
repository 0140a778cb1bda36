import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';

/**
 * The tree with other own values, without the nodes that this leaves with nothing. The root stays. Linear.
 *
 * @param self a value for every node
 */
export function replaceSelf(tree: FlameTree, self: Float64Array): FlameTree {
  const { total } = computeTotals(tree.depth, self);
  const builder = new FlameTreeBuilder(tree.nodeCount);
  for (let node = 0; node < tree.nodeCount; node++) {
    if (node === 0 || total[node] > 0) {
      builder.push(tree.depth[node], tree.nameIndex[node], self[node]);
    }
  }
  return builder.build(tree.names, tree.cutNameIndex);
}
