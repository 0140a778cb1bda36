import { type FlameTree, NAME_OF_CUT } from './FlameTree';
import type { ProfileFormat } from './ProfileDecodeError';
import { StackTrie } from './StackTrie';

/**
 * The last step of every decoder: it marks what the server cut, if the answer was limited, and merges equal siblings.
 *
 * A server has no mark for what it cut; it gathers it in childless nodes named `other`. In a limited answer these get
 * a name index of their own. A function of that name with children, or in an answer without a limit, keeps its own.
 */
export function finishTree(tree: FlameTree, options: { format: ProfileFormat; limited: boolean }): FlameTree {
  return mergeEqualSiblings(options.limited ? markCutNodes(tree) : tree, options.format);
}

function markCutNodes(tree: FlameTree): FlameTree {
  const otherName = tree.names.indexOf(NAME_OF_CUT);
  if (otherName < 0) {
    return tree;
  }
  const cutNameIndex = tree.cutNameIndex >= 0 ? tree.cutNameIndex : tree.names.length;
  const nameIndex = tree.nameIndex.slice();
  let hasCut = false;
  for (let node = 1; node < tree.nodeCount; node++) {
    if (nameIndex[node] === otherName && tree.subtreeEnd[node] === node + 1) {
      nameIndex[node] = cutNameIndex;
      hasCut = true;
    }
  }
  if (!hasCut) {
    return tree;
  }
  const names = cutNameIndex < tree.names.length ? tree.names : [...tree.names, NAME_OF_CUT];
  return { ...tree, names, nameIndex, cutNameIndex };
}

/**
 * The same tree with siblings of the same name as one node, as servers send it; a tree that is like this already is
 * returned as it is. Paths of names then name exactly one node.
 */
function mergeEqualSiblings(tree: FlameTree, format: ProfileFormat): FlameTree {
  if (!hasEqualSiblings(tree)) {
    return tree;
  }
  const trie = new StackTrie(tree.nameIndex[0] ?? 0, format);
  trie.addTree(tree);
  return trie.toTree(tree.names, tree.cutNameIndex).tree;
}

function hasEqualSiblings(tree: FlameTree): boolean {
  // The last parent (plus 1) that had a child of the name.
  const parentOfName = new Uint32Array(tree.names.length);
  for (let parent = 0; parent < tree.nodeCount; parent++) {
    const end = tree.subtreeEnd[parent];
    for (let child = parent + 1; child < end; child = tree.subtreeEnd[child]) {
      const name = tree.nameIndex[child];
      if (parentOfName[name] === parent + 1) {
        return true;
      }
      parentOfName[name] = parent + 1;
    }
  }
  return false;
}
