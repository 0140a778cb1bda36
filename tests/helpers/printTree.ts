import { type FlameTree, getName, isCut, NAME_OF_ROOT } from 'profile/tree/FlameTree';

/**
 * Prints one line per node, indented by depth: `handle 2 (self 0)`, `other 5 (cut)` for what a server cut. A root named `total`
 * without a self value is left out.
 */
export function printTree(tree: FlameTree): string[] {
  const isPlainRoot = getName(tree, 0) === NAME_OF_ROOT && tree.self[0] === 0;
  const lines: string[] = [];
  for (let node = isPlainRoot ? 1 : 0; node < tree.nodeCount; node++) {
    const indent = '  '.repeat((tree.depth[node] ?? 0) - (isPlainRoot ? 1 : 0));
    const note = isCut(tree, node) ? 'cut' : `self ${tree.self[node]}`;
    lines.push(`${indent}${getName(tree, node)} ${tree.total[node]} (${note})`);
  }
  return lines;
}
