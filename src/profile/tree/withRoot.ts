import { type FlameTree, getFirstFrameDepth, NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { FlameTreeBuilder } from './FlameTreeBuilder';

/** Puts the tree under a root that is not a function; returns the tree itself if it has one. */
export function withRoot(tree: FlameTree): FlameTree {
  if (tree.nodeCount === 0 || getFirstFrameDepth(tree) === 1) {
    return tree;
  }
  const { nodeCount } = tree;
  const known = tree.names.indexOf(NAME_OF_ROOT);
  const root = known >= 0 ? known : tree.names.length;
  const builder = new FlameTreeBuilder(nodeCount + 1);
  builder.push(0, root, 0);
  for (let node = 0; node < nodeCount; node++) {
    builder.push(tree.depth[node] + 1, tree.nameIndex[node], tree.self[node]);
  }
  return builder.build(known >= 0 ? tree.names : [...tree.names, NAME_OF_ROOT], tree.cutNameIndex);
}
