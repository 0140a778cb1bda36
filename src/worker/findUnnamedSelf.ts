import { computeDiff, getSideTree } from 'profile/diff/DiffTree';
import { transformDiff } from 'profile/diff/transformDiff';
import type { UnnamedSelf } from 'profile/explain/facts/FactsInput';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { adaptTo, type TreeCategories } from 'profile/names/classifyTree';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';

/** Finds the part of the self of functions that code without symbols spent, after transforms of a tree. */
export function findUnnamedSelf(
  whole: FlameTree,
  { tree, binariesOf }: UnnamedBelow,
  transforms: readonly Transform[],
  categories: TreeCategories,
): UnnamedSelf {
  // Both go through the same transforms, so that a path or function is found in both.
  const both = computeDiff(whole, tree);
  const changed = transformDiff(both, transforms, { getCategories: () => adaptTo(both.tree.names, categories) });
  const { names, self } = computeFunctions(getSideTree(changed.diff, 'comparison'));
  const valueOf = new Map(
    names.map((name, index) => [name, self[index] ?? 0] as const).filter(([, value]) => value > 0),
  );
  return { valueOf, binariesOf };
}
