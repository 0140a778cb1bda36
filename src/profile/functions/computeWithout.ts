import { type FlameTree, getFirstFrameDepth } from 'profile/tree/FlameTree';

/** Value that a tree would lose without some functions, and the part of it that may only move. */
export interface Without {
  /** Value of all stacks that pass through any of the functions, each stack once: no more than this can be gone. */
  readonly atMost: number;
  /** The part of it that is in functions that are called from elsewhere, too. */
  readonly mayMove: number;
  /** Functions that may move, the largest part first. */
  readonly moving: ReadonlyArray<{ readonly name: string; readonly value: number }>;
}

/**
 * Computes what would be gone if some functions were never called. Their callees go as well, unless they may only
 * move: a function moves, with all its callees, if it is the first one below them that also runs on stacks without
 * them. Cut nodes have no name and stay. Linear.
 *
 *     main ── encode 6 ── escape 2        without encode: at most 6, of which 2 may move,
 *          └─ log 3 ── escape 1           as log calls escape, too
 *
 * @param isMarked 1 for the functions, by index into `names` of the tree
 */
export function computeWithout(tree: FlameTree, isMarked: ArrayLike<number>): Without {
  const { nodeCount, nameIndex, total, subtreeEnd, names, cutNameIndex } = tree;
  const runsElsewhere = new Uint8Array(names.length);
  const tops: number[] = [];
  for (let node: number = getFirstFrameDepth(tree); node < nodeCount;) {
    const name = nameIndex[node];
    if (isMarked[name] === 1) {
      tops.push(node);
      node = subtreeEnd[node];
    } else {
      runsElsewhere[name] = name === cutNameIndex ? 0 : 1;
      node += 1;
    }
  }
  const values = new Map<string, number>();
  let [atMost, mayMove] = [0, 0];
  for (const top of tops) {
    atMost += total[top];
    for (let node = top + 1; node < subtreeEnd[top];) {
      const name = nameIndex[node];
      if (runsElsewhere[name] === 1) {
        mayMove += total[node];
        values.set(names[name], (values.get(names[name]) ?? 0) + total[node]);
        node = subtreeEnd[node];
      } else {
        node += 1;
      }
    }
  }
  const moving = [...values].map(([name, value]) => ({ name, value }));
  return { atMost, mayMove, moving: moving.sort((a, b) => b.value - a.value) };
}
