import type { FlameTree } from 'profile/tree/FlameTree';
import { mergeNodes } from './mergeNodes';

/**
 * Folds recursion, so that no function is on a stack twice: a call of a function that is already on the stack is folded into the
 * call above, and its callees continue there. Frames in between keep the value that does not pass through the inner call.
 *
 *     f 10 ── g 9 ─┬─ f 6 ── h 6        f 10 ─┬─ g 3 ── i 3
 *                  └─ i 3                     └─ h 6
 *
 * Linear: the frames of the current stack are marked by name, and what a fold or a step overwrites is put back on the way up.
 */
export function mergeAllRecursion(tree: FlameTree): FlameTree {
  const { nodeCount, nameIndex, depth } = tree;
  const into = new Uint32Array(nodeCount);
  /** Length of the folded stack down to a node that stays. */
  const place = new Uint32Array(nodeCount);
  /** Folded stack: the node at each place. Past the end of the stack it may hold what a fold left behind. */
  const stack: number[] = [0];
  /** The last node of a name that was put on the stack, 0 for none. It is still on it when it holds its place. */
  const lastOfName = new Uint32Array(tree.names.length);
  const targetAtDepth: number[] = [0];
  // The value that the node at each depth overwrote; 0 if it overwrote nothing.
  const changedPlace: number[] = [0];
  const oldNode: number[] = [0];
  const oldLast: number[] = [0];
  let hasFolds = false;
  let previousDepth = 0;
  for (let node = 1; node < nodeCount; node++) {
    const level = depth[node];
    for (let left = previousDepth; left >= level; left--) {
      const changed = changedPlace[left] ?? 0;
      if (changed > 0) {
        lastOfName[nameIndex[targetAtDepth[left] ?? 0] ?? 0] = oldLast[left] ?? 0;
        stack[changed] = oldNode[left] ?? 0;
      }
    }
    previousDepth = level;
    const name = nameIndex[node];
    const caller = targetAtDepth[level - 1] ?? 0;
    const callerPlace = place[caller];
    const last = lastOfName[name];
    const lastPlace = place[last];
    const isOnStack = last > 0 && lastPlace <= callerPlace && stack[lastPlace] === last;
    if (isOnStack) {
      into[node] = last;
      targetAtDepth[level] = last;
      changedPlace[level] = 0;
      hasFolds = true;
    } else {
      into[node] = node;
      targetAtDepth[level] = node;
      place[node] = callerPlace + 1;
      changedPlace[level] = callerPlace + 1;
      oldNode[level] = stack[callerPlace + 1] ?? 0;
      oldLast[level] = last;
      stack[callerPlace + 1] = node;
      lastOfName[name] = node;
    }
  }
  return hasFolds ? mergeNodes(tree, { into }) : tree;
}
