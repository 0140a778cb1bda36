import type { FlameTree } from 'profile/tree/FlameTree';

/** Describes the first promise of `FlameTree` that a tree breaks; undefined for a sound tree. */
export function findTreeFault(tree: FlameTree): string | undefined {
  const { nodeCount, names, nameIndex, self, total, depth, subtreeEnd } = tree;
  for (const [column, { length }] of Object.entries({ nameIndex, self, total, depth, subtreeEnd })) {
    if (length !== nodeCount) {
      return `${column} has ${length} entries for ${nodeCount} nodes`;
    }
  }
  for (let node = 0; node < nodeCount; node++) {
    const end = subtreeEnd[node] ?? 0;
    const level = depth[node] ?? 0;
    const siblings = new Set<number>();
    let sum = self[node] ?? NaN;
    if (names[nameIndex[node] ?? -1] === undefined) {
      return `node ${node} has no name`;
    }
    if (!(sum >= 0) || !Number.isFinite(sum)) {
      return `node ${node} has a self of ${sum}`;
    }
    if (end <= node || end > nodeCount || (node === 0 && end !== nodeCount)) {
      return `the subtree of node ${node} ends at ${end}`;
    }
    let child = node + 1;
    for (; child < end; child = subtreeEnd[child] ?? Infinity) {
      if (depth[child] !== level + 1) {
        return `node ${child} is at depth ${depth[child]} under one at ${level}`;
      }
      if (siblings.has(nameIndex[child] ?? -1)) {
        return `node ${node} has two children "${names[nameIndex[child] ?? -1]}"`;
      }
      siblings.add(nameIndex[child] ?? -1);
      sum += total[child] ?? NaN;
    }
    if (child !== end && end !== node + 1) {
      return `the children of node ${node} reach beyond its end ${end}`;
    }
    // Sums of numbers that no double holds exactly depend on their order.
    const tolerance = (total[0] ?? 0) > Number.MAX_SAFE_INTEGER || !Number.isInteger(sum) ? sum * 1e-9 : 0;
    if (!(Math.abs((total[node] ?? NaN) - sum) <= tolerance)) {
      return `node ${node} has a total of ${total[node]}, but self and children make ${sum}`;
    }
  }
  return undefined;
}
