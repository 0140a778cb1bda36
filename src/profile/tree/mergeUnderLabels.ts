import { type FlameTree, NAME_OF_CUT, NAME_OF_ROOT } from './FlameTree';
import { getFirstFrameDepth } from './getFirstFrameDepth';
import { StackTrie } from './StackTrie';

export interface LabelledTree {
  /** What the stacks are of, such as a service. */
  readonly label: string;
  readonly tree: FlameTree;
}

const ROOT = 0;

/**
 * One tree of several whose first level is their labels, in their order: `total ─ storefront ─ main ─ …`. Trees of one label
 * are added up, path by path. What a server cut stays marked as cut. Linear in the number of nodes.
 *
 * All values must be of one unit.
 *
 * @throws ProfileDecodeError where the result has more nodes than a tree may have
 */
export function mergeUnderLabels(parts: readonly LabelledTree[]): FlameTree {
  const names = [NAME_OF_ROOT];
  const indexOf = new Map([[NAME_OF_ROOT, ROOT]]);
  const intern = (name: string): number => {
    const known = indexOf.get(name);
    if (known !== undefined) {
      return known;
    }
    indexOf.set(name, names.length);
    return names.push(name) - 1;
  };
  const hasCut = parts.some(({ tree }) => tree.cutNameIndex >= 0);
  const cutNameIndex = hasCut ? names.push(NAME_OF_CUT) - 1 : -1;
  const trie = new StackTrie(ROOT, 'tree');
  for (const { label, tree } of parts) {
    const first = getFirstFrameDepth(tree);
    const nameOf = Uint32Array.from(tree.names, (name, index) =>
      index === tree.cutNameIndex ? cutNameIndex : intern(name),
    );
    const top = trie.child(ROOT, intern(label));
    const mergedAtDepth = [top];
    for (let node = 0; node < tree.nodeCount; node++) {
      const level = tree.depth[node] + 1 - first;
      const merged = level === 0 ? top : trie.child(mergedAtDepth[level - 1] ?? top, nameOf[tree.nameIndex[node]]);
      mergedAtDepth[level] = merged;
      trie.addSelf(merged, tree.self[node]);
    }
  }
  return { ...trie.toTree(names, cutNameIndex).tree, hasLabels: true };
}
