import { type FlameTree, getName, NAME_OF_ROOT } from './FlameTree';

/**
 * Depth of the outermost frame that belongs into a stack: 1 under a root `total`, which stands for the profile as a
 * whole, 0 if the root is a function.
 */
export function getFirstFrameDepth(tree: FlameTree): 0 | 1 {
  return getName(tree, 0) === NAME_OF_ROOT ? 1 : 0;
}
