import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';

/**
 * The tree with other own values, without the nodes that this leaves with nothing. The root stays. Linear.
 *
 * @param self a value for every node
 */
export function replaceSelf(tree: FlameTree, self: Float64Array): FlameTree {
  const { nodeCount } = tree;
  const { total, subtreeEnd } = computeTotals(tree.depth, self);
  /** Number of nodes before each node that stay: its place in the new tree. */
  const place = new Uint32Array(nodeCount + 1);
  let count = 0;
  for (let node = 0; node < nodeCount; node++) {
    place[node] = count;
    if (node === 0 || total[node] > 0) {
      count++;
    }
  }
  place[nodeCount] = count;
  const result = {
    nodeCount: count,
    names: tree.names,
    nameIndex: new Uint32Array(count),
    self: new Float64Array(count),
    total: new Float64Array(count),
    depth: new Uint32Array(count),
    subtreeEnd: new Uint32Array(count),
    cutNameIndex: tree.cutNameIndex,
  };
  for (let node = 0; node < nodeCount; node++) {
    const to = place[node];
    if (place[node + 1] !== to) {
      result.nameIndex[to] = tree.nameIndex[node];
      result.self[to] = self[node];
      result.total[to] = total[node];
      result.depth[to] = tree.depth[node];
      result.subtreeEnd[to] = place[subtreeEnd[node]];
    }
  }
  return result;
}
