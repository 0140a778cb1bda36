import { type FlameTree, getTotal, NAME_OF_ROOT } from './FlameTree';
import { FlameTreeBuilder } from './FlameTreeBuilder';
import { type LabelledTree, mergeUnderLabels } from './mergeUnderLabels';

/** Servers round: what is left of less than this part of the whole is nothing. */
const ROUNDING = 1e-6;

/**
 * Parts of a whole under their labels, and beside them one frame without anything below it for the rest of the whole, which was
 * not asked for part by part. All values must be of one unit.
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
