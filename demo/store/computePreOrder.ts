import type { CallTree } from './CallTree';

export interface PreOrder {
  /** Nodes of the tree, a parent before its children, siblings by name. */
  readonly nodes: Uint32Array;
  /** Per node of the tree, the root has 0. */
  readonly depth: Uint32Array;
  readonly childCount: Uint32Array;
}

/** @param names the texts that the tree's keys are indexes of; the one at `lastKey` comes after its siblings */
export function computePreOrder(tree: CallTree, names: readonly string[], lastKey: number): PreOrder {
  const { size, parent } = tree;
  const childCount = new Uint32Array(size);
  const firstChild = new Int32Array(size).fill(-1);
  const nextSibling = new Int32Array(size).fill(-1);
  // Prepending in descending order leaves each list of children in ascending order.
  for (const node of sortByName(tree, names, lastKey).reverse()) {
    if (node > 0) {
      const above = parent[node] ?? 0;
      nextSibling[node] = firstChild[above] ?? -1;
      firstChild[above] = node;
      childCount[above] = (childCount[above] ?? 0) + 1;
    }
  }
  const nodes = new Uint32Array(size);
  const depth = new Uint32Array(size);
  let node = 0;
  for (let i = 0; i < size; i++) {
    nodes[i] = node;
    depth[node] = node === 0 ? 0 : (depth[parent[node] ?? 0] ?? 0) + 1;
    let next = firstChild[node] ?? -1;
    while (next === -1 && node > 0) {
      next = nextSibling[node] ?? -1;
      node = parent[node] ?? 0;
    }
    node = next;
  }
  return { nodes, depth, childCount };
}

/** Sorts nodes by their names. Only distinct names are compared, so that large trees are quick. */
function sortByName(tree: CallTree, names: readonly string[], lastKey: number): Uint32Array {
  const keys = tree.key.subarray(0, tree.size);
  const countByKey = new Map<number, number>();
  for (const key of keys) {
    countByKey.set(key, (countByKey.get(key) ?? 0) + 1);
  }
  const sortedKeys = [...countByKey.keys()].sort((a, b) => {
    if (a === lastKey || b === lastKey) {
      return a === lastKey ? 1 : -1;
    }
    return (names[a] ?? '') < (names[b] ?? '') ? -1 : 1;
  });
  const nextPosition = new Map<number, number>();
  let position = 0;
  for (const key of sortedKeys) {
    nextPosition.set(key, position);
    position += countByKey.get(key) ?? 0;
  }
  const sorted = new Uint32Array(tree.size);
  keys.forEach((key, node) => {
    const next = nextPosition.get(key) ?? 0;
    sorted[next] = node;
    nextPosition.set(key, next + 1);
  });
  return sorted;
}
