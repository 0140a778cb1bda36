import { alignTrees } from 'profile/series/slices/alignTrees';
import type { Side } from 'profile/Sides';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { withRoot } from 'profile/tree/withRoot';

/** The values of one side at each node of `DiffTree.tree`, in the unit of the profile type; 0 if it has no such path. */
export interface DiffColumns {
  readonly self: Float64Array;
  readonly total: Float64Array;
}

/**
 * Two call trees laid over each other by the names on the way to each node:
 *
 *     baseline   main 4 ─┬─ parse 3      comparison   main 9 ─┬─ parse 3      node     0 total  1 main  2 parse  3 gc  4 fmt
 *                        └─ gc 1                              └─ fmt 6       baseline    4        4        3      1      0
 *                                                                            comparison  9        9        3      0      6
 *
 * Paths that only one side has are nodes like all others. What a server cut is one node per parent, kept apart from functions.
 */
export interface DiffTree {
  /** All paths of both sides, with the sum of their values. The root is not a function. */
  readonly tree: FlameTree;
  readonly baseline: DiffColumns;
  readonly comparison: DiffColumns;
}

/** Aligns two trees. Either may be empty; the result is empty if both are. */
export function computeDiff(baseline: FlameTree, comparison: FlameTree): DiffTree {
  const sides = [withRoot(baseline), withRoot(comparison)];
  const { merged, mergedNode } = alignTrees(sides);
  const [baselineColumns, comparisonColumns] = sides.map((tree, side) =>
    placeValues(tree, mergedNode[side] ?? new Uint32Array(), merged.nodeCount),
  );
  const none = { self: new Float64Array(), total: new Float64Array() };
  return { tree: merged, baseline: baselineColumns ?? none, comparison: comparisonColumns ?? none };
}

/** Returns one side in the shape of both: 0 if it has no such path. */
export function getSideTree(diff: DiffTree, side: Side): FlameTree {
  return { ...diff.tree, ...diff[side] };
}

/** Computes the part of a side's value, 0 to 1, that a server cut: missing functions may only be cut. */
export function computeCutShare(diff: DiffTree, side: Side): number {
  const tree = getSideTree(diff, side);
  return getTotal(tree) > 0 ? computeCoverage(tree).cutShare : 0;
}

function placeValues(tree: FlameTree, place: Uint32Array, nodeCount: number): DiffColumns {
  const self = new Float64Array(nodeCount);
  const total = new Float64Array(nodeCount);
  for (let node = 0; node < tree.nodeCount; node++) {
    const at = place[node];
    self[at] += tree.self[node];
    total[at] += tree.total[node];
  }
  return { self, total };
}
