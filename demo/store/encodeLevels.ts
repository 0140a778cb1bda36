import { create } from '@bufbuild/protobuf';
import {
  type FlameGraph,
  type FlameGraphDiff,
  FlameGraphDiffSchema,
  FlameGraphSchema,
  LevelSchema,
} from 'pyroscope/gen/querier/v1/querier_pb';
import { type CallTree, computeTotals } from './CallTree';
import { computePreOrder } from './computePreOrder';

/** Encodes a tree with one side in the FLAMEGRAPH format: four numbers per bar. */
export function encodeFlameGraph(tree: CallTree, names: readonly string[], otherKey: number): FlameGraph {
  const { totals, ...levels } = encodeLevels(tree, names, otherKey);
  return create(FlameGraphSchema, { ...levels, total: BigInt(totals[0] ?? 0) });
}

/** Encodes a tree with a left and a right side in the Diff format: seven numbers per bar. */
export function encodeFlameGraphDiff(tree: CallTree, names: readonly string[], otherKey: number): FlameGraphDiff {
  const { totals, ...levels } = encodeLevels(tree, names, otherKey);
  const [left = 0, right = 0] = totals;
  return create(FlameGraphDiffSchema, {
    ...levels,
    total: BigInt(left + right),
    leftTicks: BigInt(left),
    rightTicks: BigInt(right),
  });
}

/**
 * Writes per bar and side: distance from the end of the previous bar on the level, total, self; then the index of the name. A
 * bar's own time comes first: its children start at its left end plus its self value.
 */
function encodeLevels(tree: CallTree, names: readonly string[], otherKey: number) {
  const { nodes, depth } = computePreOrder(tree, names, otherKey);
  const totals = computeTotals(tree);
  const usedNames = new UsedNames(names);
  const levels: bigint[][] = [];
  const sides = tree.self.map((self, side) => ({
    self,
    total: totals[side] ?? self,
    // Start of the next child of each node, and end of the last bar of each level.
    nextX: new Float64Array(tree.size),
    levelEnd: [] as number[],
  }));
  let maxSelf = 0;
  for (const node of nodes) {
    const level = depth[node] ?? 0;
    const bars = (levels[level] ??= []);
    for (const { self, total, nextX, levelEnd } of sides) {
      const parent = tree.parent[node] ?? 0;
      const x = node === 0 ? 0 : (nextX[parent] ?? 0);
      const ownSelf = self[node] ?? 0;
      const ownTotal = total[node] ?? 0;
      bars.push(BigInt(x - (levelEnd[level] ?? 0)), BigInt(ownTotal), BigInt(ownSelf));
      levelEnd[level] = x + ownTotal;
      nextX[node] = x + ownSelf;
      nextX[parent] = node === 0 ? ownSelf : x + ownTotal;
      maxSelf = Math.max(maxSelf, ownSelf);
    }
    bars.push(BigInt(node === 0 ? 0 : usedNames.getIndex(tree.key[node] ?? 0)));
  }
  return {
    names: usedNames.list,
    levels: levels.map((values) => create(LevelSchema, { values })),
    maxSelf: BigInt(maxSelf),
    totals: totals.map((total) => total[0] ?? 0),
  };
}

/** The names that an answer uses, after the root's. */
class UsedNames {
  readonly list = ['total'];
  private readonly indexes = new Map<number, number>();

  constructor(private readonly names: readonly string[]) {}

  getIndex(key: number): number {
    const known = this.indexes.get(key);
    if (known !== undefined) {
      return known;
    }
    this.indexes.set(key, this.list.length);
    return this.list.push(this.names[key] ?? '') - 1;
  }
}
