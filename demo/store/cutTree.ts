import { type CallTree, computeTotals } from './CallTree';
import { createFloat64Column, createUint32Column } from './Column';

/**
 * Cuts a tree as Pyroscope does for a profile query: twice, once when the stacks get their names and once more when
 * the answer is written. The second cut counts the `other` nodes of the first, so that fewer functions than
 * `maxNodes` are left while the answer as a whole may have more.
 */
export function cutTreeTwice(tree: CallTree, maxNodes: number, otherKey: number): CallTree {
  return cutTree(cutTree(tree, maxNodes, otherKey), maxNodes, otherKey);
}

/**
 * Drops what is smaller than the `maxNodes`-th largest total (the root does not count, equal totals all stay) and
 * gathers it in a childless node `other` under its parent. With two sides the larger total counts.
 */
export function cutTree(tree: CallTree, maxNodes: number, otherKey: number): CallTree {
  if (tree.size - 1 <= maxNodes) {
    return tree;
  }
  const totals = computeTotals(tree);
  const weights = Float64Array.from({ length: tree.size }, (_, node) =>
    Math.max(...totals.map((total) => total[node] ?? 0)),
  );
  const threshold = weights.slice(1).sort()[tree.size - 1 - maxNodes] ?? 0;
  const isLeaf = new Uint8Array(tree.size).fill(1);
  for (let node = 1; node < tree.size; node++) {
    isLeaf[tree.parent[node] ?? 0] = 0;
  }

  const kept = new KeptNodes(tree.self.length, otherKey);
  const newNode = new Int32Array(tree.size).fill(-1);
  newNode[0] = kept.add(
    0,
    0,
    tree.self.map((self) => self[0] ?? 0),
  );
  for (let node = 1; node < tree.size; node++) {
    const parent = newNode[tree.parent[node] ?? 0] ?? -1;
    const key = tree.key[node] ?? 0;
    const isOther = key === otherKey && isLeaf[node] === 1;
    if (parent >= 0 && !isOther && (weights[node] ?? 0) >= threshold) {
      newNode[node] = kept.add(
        parent,
        key,
        tree.self.map((self) => self[node] ?? 0),
      );
    }
  }
  // Only now: a function that is really called `other` may have been kept and takes what was cut beside it.
  for (let node = 1; node < tree.size; node++) {
    const parent = newNode[tree.parent[node] ?? 0] ?? -1;
    if (parent >= 0 && newNode[node] === -1) {
      kept.addToOther(
        parent,
        totals.map((total) => total[node] ?? 0),
      );
    }
  }
  return kept.finish();
}

class KeptNodes {
  private readonly parent = createUint32Column();
  private readonly key = createUint32Column();
  private readonly self;
  private readonly others = new Map<number, number>();

  constructor(
    sideCount: number,
    private readonly otherKey: number,
  ) {
    this.self = Array.from({ length: sideCount }, createFloat64Column);
  }

  add(parent: number, key: number, values: readonly number[]): number {
    const node = this.parent.length;
    this.parent.push(parent);
    this.key.push(key);
    this.self.forEach((column, side) => column.push(values[side] ?? 0));
    if (key === this.otherKey && node > 0) {
      this.others.set(parent, node);
    }
    return node;
  }

  addToOther(parent: number, values: readonly number[]): void {
    const other = this.others.get(parent);
    if (other === undefined) {
      this.add(parent, this.otherKey, values);
      return;
    }
    this.self.forEach((column, side) => {
      column.items[other] = (column.items[other] ?? 0) + (values[side] ?? 0);
    });
  }

  finish(): CallTree {
    return {
      size: this.parent.length,
      parent: this.parent.items,
      key: this.key.items,
      self: this.self.map((column) => column.items),
    };
  }
}
