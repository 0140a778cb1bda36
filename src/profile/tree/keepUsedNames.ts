import type { FlameTree } from './FlameTree';

/**
 * The same tree with the names alone that its nodes have: a focused part of a large profile has few of them, and a file of it must not
 * tell what was left out.
 */
export function keepUsedNames(tree: FlameTree): FlameTree {
  const isUsed = new Uint8Array(tree.names.length);
  for (const name of tree.nameIndex) {
    isUsed[name] = 1;
  }
  if (isUsed.every(Boolean)) {
    return tree;
  }
  let count = 0;
  const newIndex = Int32Array.from(isUsed, (used) => (used === 1 ? count++ : -1));
  return {
    ...tree,
    names: tree.names.filter((_, name) => isUsed[name] === 1),
    nameIndex: tree.nameIndex.map((name) => newIndex[name]),
    cutNameIndex: newIndex[tree.cutNameIndex] ?? -1,
  };
}
