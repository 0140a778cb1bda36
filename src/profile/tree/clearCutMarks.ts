import { type FlameTree, NAME_OF_CUT } from './FlameTree';

/** The lowest number of nodes to which a server is known to cut on its own account. */
const SERVER_MIN_NODES = 2048;

/**
 * True if the childless nodes named `other` are functions of the program: a request for many more nodes gave the same
 * answer, with fewer nodes than the server ever cuts to.
 */
export function isOtherReal(limited: FlameTree, unlimited: FlameTree): boolean {
  return (
    unlimited.nodeCount < SERVER_MIN_NODES &&
    limited.nodeCount === unlimited.nodeCount &&
    limited.total.every((value, node) => value === unlimited.total[node])
  );
}

/** The tree with its nodes named `other` as functions like any others. */
export function clearCutMarks(tree: FlameTree): FlameTree {
  const { cutNameIndex, names } = tree;
  if (cutNameIndex < 0) {
    return tree;
  }
  const other = names.indexOf(NAME_OF_CUT);
  const nameIndex = tree.nameIndex.map((name) => (name === cutNameIndex ? other : name));
  return { ...tree, nameIndex, cutNameIndex: -1 };
}
