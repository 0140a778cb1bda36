import { type FlameTree, getTotal, NAME_OF_CUT, NAME_OF_ROOT } from './FlameTree';
import { FlameTreeBuilder } from './FlameTreeBuilder';
import { Interner } from './Interner';
import { StackTrie } from './StackTrie';
import { withRoot } from './withRoot';

export interface LabelledTree {
  /** Source of the stacks, such as a service. */
  readonly label: string;
  readonly tree: FlameTree;
}

/**
 * Merges several trees into one whose first level is their labels, in order: `total ─ storefront ─ main ─ …`. Trees of
 * one label are added up, path by path. Cut nodes stay marked as cut. Linear in the number of nodes.
 *
 * All values must be of one unit.
 *
 * @throws ProfileDecodeError if the result has more nodes than a tree may have
 */
export function mergeUnderLabels(parts: readonly LabelledTree[]): FlameTree {
  const names = new Interner();
  const root = names.intern(NAME_OF_ROOT);
  const hasCut = parts.some(({ tree }) => tree.cutNameIndex >= 0);
  const cutNameIndex = hasCut ? names.texts.push(NAME_OF_CUT) - 1 : -1;
  const trie = new StackTrie(root, 'tree');
  for (const { label, tree } of parts) {
    const rooted = withRoot(tree);
    const nameOf = Uint32Array.from(rooted.names, (name, index) =>
      index === rooted.cutNameIndex ? cutNameIndex : names.intern(name),
    );
    trie.addTree(rooted, nameOf, trie.child(0, names.intern(label)));
  }
  return { ...trie.toTree(names.texts, cutNameIndex).tree, hasLabels: true };
}

/** Rounding error of servers, as a part of the whole; a smaller remainder is nothing. */
const ROUNDING = 1e-6;

/**
 * Merges parts of a whole under their labels, with one more frame for the rest of the whole, which was not requested
 * part by part. All values must be of one unit.
 */
export function mergeFirstLevel(
  parts: readonly LabelledTree[],
  rest: { label: string; wholeTotal: number },
): FlameTree {
  const known = parts.reduce((sum, { tree }) => sum + getTotal(tree), 0);
  const left = rest.wholeTotal - known;
  return mergeUnderLabels(
    left > ROUNDING * rest.wholeTotal ? [...parts, { label: rest.label, tree: buildLeaf(left) }] : parts,
  );
}

function buildLeaf(value: number): FlameTree {
  const builder = new FlameTreeBuilder(1);
  builder.push(0, 0, value);
  return builder.build([NAME_OF_ROOT]);
}
