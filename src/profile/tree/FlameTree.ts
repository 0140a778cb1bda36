/**
 * A call tree in pre-order on typed arrays: node 0 is the root, a parent comes before its children, siblings keep
 * their order. One number per column and node, no object per node.
 *
 *     total 10          i  name   self total depth subtreeEnd
 *     ├─ a 7 (self 2)   0  total  0    10    0     4
 *     │  └─ b 5         1  a      2    7     1     3
 *     └─ c 3            2  b      5    5     2     3
 *                       3  c      3    3     1     4
 *
 * Values are nanoseconds, bytes or counts, whatever the unit of the profile type, never negative. Decoders make sure that
 * siblings differ in name, so a path of names stands for one node at most. `nodeCount` is 0 if there is no data.
 */
export interface FlameTree {
  readonly nodeCount: number;
  /** Distinct function names; `other` twice if the server cut something. Not every name has to be in use. */
  readonly names: readonly string[];
  /** Index into `names`. */
  readonly nameIndex: Uint32Array;
  /** Self value of the node. */
  readonly self: Float64Array;
  /** Self plus the totals of the children. */
  readonly total: Float64Array;
  /** 0 for the root. */
  readonly depth: Uint32Array;
  /** First node after the node's subtree; `node + 1` for a leaf. */
  readonly subtreeEnd: Uint32Array;
  /**
   * Index into `names` that stands for "cut away by the server", -1 if nothing was cut. A real function of the same
   * text has another index.
   */
  readonly cutNameIndex: number;
  /** True if the first level has labels, not frames, see `mergeUnderLabels`. */
  readonly hasLabels?: boolean;
}

/** Name that decoders give a root that has none. */
export const NAME_OF_ROOT = 'total';

/** Name under which a server gathers what it cut. */
export const NAME_OF_CUT = 'other';

/** Returns the value of the whole tree. 0 for an empty tree. */
export function getTotal(tree: FlameTree): number {
  return tree.total[0] ?? 0;
}

/** Returns the name of a node, "" for a node that does not exist. */
export function getName(tree: FlameTree, node: number): string {
  return tree.names[tree.nameIndex[node] ?? -1] ?? '';
}

/** True if the node stands for branches that the server left out. */
export function isCut(tree: FlameTree, node: number): boolean {
  return tree.cutNameIndex >= 0 && tree.nameIndex[node] === tree.cutNameIndex;
}

/**
 * True if a sum of int64 values is exact. Beyond 2^53 (104 days of CPU in nanoseconds, 9 PB) the nearest number is
 * kept. Nothing in a tree is larger than its total, so this one number is enough.
 */
export function isExactSum(total: number): boolean {
  return total <= Number.MAX_SAFE_INTEGER;
}

/**
 * Depth of the outermost frame that belongs into a stack: 1 under a root `total`, which stands for the profile as a
 * whole, 0 if the root is a function.
 */
export function getFirstFrameDepth(tree: FlameTree): 0 | 1 {
  return getName(tree, 0) === NAME_OF_ROOT ? 1 : 0;
}

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
