import { type FlameTree, getName, NAME_OF_CUT, NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { computeTotals, createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { NameTable } from 'profile/tree/NameTable';
import { StackTrie } from 'profile/tree/StackTrie';

export interface AlignedTrees {
  /** All call paths of all trees, each with the sum of its values. Roots become one, whatever their names. */
  readonly merged: FlameTree;
  /** `mergedNode[t][n]`: node of `merged` for node n of tree t. */
  readonly mergedNode: readonly Uint32Array[];
}

/** Lays trees over each other by the names on the way to each node. Cut nodes become one node per parent. */
export function alignTrees(trees: readonly FlameTree[]): AlignedTrees {
  const firstTree = trees.find((tree) => tree.nodeCount > 0);
  if (!firstTree) {
    return { merged: createEmptyTree(), mergedNode: trees.map(() => new Uint32Array()) };
  }
  const table = new NameTable('tree');
  const rootName = table.internText(getName(firstTree, 0) || NAME_OF_ROOT);
  const names = trees.map((tree) => Uint32Array.from(tree.names, (name) => table.internText(name)));
  const hasCut = trees.some((tree) => tree.cutNameIndex >= 0);
  const cutNameIndex = hasCut ? table.names.length : -1;
  const mergedNames = hasCut ? [...table.names, NAME_OF_CUT] : table.names;

  const trie = new StackTrie(rootName, 'tree', Infinity);
  const trieNodes = trees.map((tree, index) => {
    const nameOf = names[index] ?? new Uint32Array();
    if (tree.cutNameIndex >= 0) {
      nameOf[tree.cutNameIndex] = cutNameIndex;
    }
    return trie.addTree(tree, nameOf);
  });
  const { tree: merged, treeNode } = trie.toTree(mergedNames, cutNameIndex);
  return { merged, mergedNode: trieNodes.map((nodes) => nodes.map((node) => treeNode[node])) };
}

export function mergeTrees(trees: readonly FlameTree[]): FlameTree {
  return alignTrees(trees).merged;
}

/** Values of tree number `index` in the shape of `merged`: 0 if it has no such path. */
export function projectTree(
  { merged, mergedNode }: AlignedTrees,
  trees: readonly FlameTree[],
  index: number,
): FlameTree {
  const self = new Float64Array(merged.nodeCount);
  const tree = trees[index];
  mergedNode[index]?.forEach((node, original) => {
    self[node] += tree?.self[original] ?? 0;
  });
  return { ...merged, self, ...computeTotals(merged.depth, self) };
}
