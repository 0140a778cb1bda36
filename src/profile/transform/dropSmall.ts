import type { FlameTree } from 'profile/tree/FlameTree';
import { FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';

/** Name of the node that gathers nodes too small to draw. It is not a function: the upright tree of a result has none. */
export const NAME_OF_SMALL = '(small)';

/** The names of a tree with `NAME_OF_SMALL` among them, and where it is. */
export function withSmallName(names: readonly string[]): { names: readonly string[]; smallNameIndex: number } {
  const known = names.indexOf(NAME_OF_SMALL);
  return known >= 0
    ? { names, smallNameIndex: known }
    : { names: [...names, NAME_OF_SMALL], smallNameIndex: names.length };
}

/**
 * Gathers the subtrees below a value in one leaf per parent. Totals stay what they are. Small parts of what a server cut
 * are gathered, too, so coverage is a question to the tree before.
 *
 *     a 100 ─┬─ b 90      below 10:   a 100 ─┬─ b 90
 *            ├─ c 6                          └─ (small) 10
 *            └─ d 4
 */
export function dropSmall(tree: FlameTree, minValue: number): FlameTree {
  const { names, smallNameIndex } = withSmallName(tree.names);
  const builder = new FlameTreeBuilder(tree.nodeCount);
  if (tree.nodeCount > 0) {
    builder.push(0, tree.nameIndex[0] ?? 0, tree.self[0] ?? 0);
  }
  /** The leaf of the current parent for each depth, 0 if it has none yet. */
  const leafAtDepth = [0, 0];
  for (let node = 1; node < tree.nodeCount;) {
    const depth = tree.depth[node];
    const name = tree.nameIndex[node];
    const total = tree.total[node];
    const isSmall = name === smallNameIndex || total < minValue;
    if (!isSmall) {
      builder.push(depth, name, tree.self[node]);
      leafAtDepth[depth + 1] = 0;
      node++;
      continue;
    }
    const leaf = leafAtDepth[depth] ?? 0;
    if (leaf > 0) {
      builder.addSelf(leaf, total);
    } else {
      leafAtDepth[depth] = builder.push(depth, smallNameIndex, total);
    }
    node = tree.subtreeEnd[node];
  }
  return builder.build(names, tree.cutNameIndex);
}
