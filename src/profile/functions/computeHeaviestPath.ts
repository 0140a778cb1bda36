import { type FlameTree, isCut } from 'profile/tree/FlameTree';

/**
 * Computes the nodes from `start` down to a leaf, always to the child with the largest total. It ends early if a
 * node spent more itself than in any child, and never enters what a server cut.
 */
export function computeHeaviestPath(tree: FlameTree, start = 0): number[] {
  const path: number[] = [];
  let node: number | undefined = start < tree.nodeCount ? start : undefined;
  while (node !== undefined) {
    path.push(node);
    const end: number = tree.subtreeEnd[node];
    let heaviest: number | undefined;
    let heaviestTotal = tree.self[node];
    for (let child = node + 1; child < end; child = tree.subtreeEnd[child]) {
      const total = tree.total[child];
      if (total > heaviestTotal && !isCut(tree, child)) {
        heaviest = child;
        heaviestTotal = total;
      }
    }
    node = heaviest;
  }
  return path;
}
