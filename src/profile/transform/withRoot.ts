import { type FlameTree, getFirstFrameDepth, NAME_OF_ROOT } from 'profile/tree/FlameTree';

/** Puts the tree under a root that is not a function; returns the tree itself if it has one. */
export function withRoot(tree: FlameTree): FlameTree {
  if (tree.nodeCount === 0 || getFirstFrameDepth(tree) === 1) {
    return tree;
  }
  const { nodeCount } = tree;
  const known = tree.names.indexOf(NAME_OF_ROOT);
  const root = known >= 0 ? known : tree.names.length;
  const nameIndex = new Uint32Array(nodeCount + 1);
  const self = new Float64Array(nodeCount + 1);
  const total = new Float64Array(nodeCount + 1);
  const depth = new Uint32Array(nodeCount + 1);
  const subtreeEnd = new Uint32Array(nodeCount + 1);
  nameIndex[0] = root;
  nameIndex.set(tree.nameIndex, 1);
  self.set(tree.self, 1);
  total[0] = tree.total[0] ?? 0;
  total.set(tree.total, 1);
  subtreeEnd[0] = nodeCount + 1;
  for (let node = 0; node < nodeCount; node++) {
    depth[node + 1] = tree.depth[node] + 1;
    subtreeEnd[node + 1] = tree.subtreeEnd[node] + 1;
  }
  return {
    nodeCount: nodeCount + 1,
    names: known >= 0 ? tree.names : [...tree.names, NAME_OF_ROOT],
    nameIndex,
    self,
    total,
    depth,
    subtreeEnd,
    cutNameIndex: tree.cutNameIndex,
  };
}
