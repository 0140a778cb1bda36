import type { ShownUnnamed } from 'profile/amounts/describeUnnamedBelow';
import { computeDiff, getSideTree } from 'profile/diff/DiffTree';
import { transformDiff } from 'profile/diff/transformDiff';
import type { UnnamedSelf } from 'profile/explain/facts/FactsInput';
import { rankFiles, type UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { adaptToNames, type TreeCategories } from 'profile/names/classifyTree';
import { stableName } from 'profile/names/stableName';
import { mergeRunNumbers } from 'profile/transform/mergeRunNumbers';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';

/** Finds the part of the self of functions that code without symbols spent, after transforms of a tree. */
export function findUnnamedSelf(
  whole: FlameTree,
  below: UnnamedBelow,
  transforms: readonly Transform[],
  categories: TreeCategories,
): UnnamedSelf {
  const { tree, binariesOf } = transformUnnamed(whole, below, transforms, () => categories);
  const { names, self } = computeFunctions(tree);
  const valueOf = new Map(
    names.map((name, index) => [name, self[index] ?? 0] as const).filter(([, value]) => value > 0),
  );
  return { valueOf, binariesOf };
}

/** Code without symbols below the functions that transforms of a tree leave. */
export function transformUnnamed(
  whole: FlameTree,
  { tree, binariesOf }: ShownUnnamed,
  transforms: readonly Transform[],
  getCategories: () => TreeCategories,
): ShownUnnamed {
  // Both go through the same transforms, so that a path or function is found in both.
  const both = computeDiff(whole, tree);
  const changed = transformDiff(both, transforms, {
    getCategories: () => adaptToNames(both.tree.names, getCategories()),
  });
  return { tree: getSideTree(changed.diff, 'comparison'), binariesOf };
}

/** The same for functions called by the stable part of their names. */
export function mergeUnnamedRuns({ tree, binariesOf }: ShownUnnamed): ShownUnnamed {
  const merged = new Map<string, Map<string, number>>();
  binariesOf.forEach((binaries, name) => {
    const files = merged.get(stableName(name)) ?? new Map<string, number>();
    merged.set(stableName(name), files);
    binaries.forEach(({ file, value }) => files.set(file, (files.get(file) ?? 0) + value));
  });
  return {
    tree: mergeRunNumbers(tree),
    binariesOf: new Map(Array.from(merged, ([name, files]) => [name, rankFiles(files)])),
  };
}
