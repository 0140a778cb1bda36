/** @jest-environment node */
import fc from 'fast-check';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { applyTransforms } from 'profile/transform/applyTransforms';
import { buildPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { getName, getTotal } from 'profile/tree/FlameTree';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { buildDiffView } from './buildDiffView';
import {
  computeFates,
  computeFunctionDiff,
  type FunctionDiff,
  getPartOfChange,
  scaleFunctions,
} from './computeFunctionDiff';
import { computeScale, type DiffMode, type DiffSides, scalePair } from './DiffScale';
import { computeCutShare, computeDiff, type DiffTree, getSideTree } from './DiffTree';
import { transformDiff } from './transformDiff';

const before = treeFromText('main;parse 3\nmain;gc 1');
const after = treeFromText('main;parse 3\nmain;fmt 6');

/** The same comparison seen from the other side. */
function swapDiff({ tree, baseline, comparison }: DiffTree): DiffTree {
  return { tree, baseline: comparison, comparison: baseline };
}

const RAW = { baseline: 1, comparison: 1 };
const anyTree = fc.oneof(
  { weight: 9, arbitrary: arbitraryTree },
  { weight: 1, arbitrary: fc.constant(createEmptyTree()) },
);
const modes: DiffMode[] = ['per-second', 'share', 'total'];

/** `path baseline comparison` of every node that a side has, sorted. */
function print({ tree, baseline, comparison }: DiffTree): string[] {
  const names: string[] = [];
  return Array.from({ length: tree.nodeCount }, (_, node) => {
    names.length = tree.depth[node] ?? 0;
    names.push(getName(tree, node));
    const values = [baseline, comparison].map(({ self, total }) => `${total[node]}/${self[node]}`);
    return {
      path: names.slice(1).join(';'),
      values,
      isThere: (baseline.total[node] ?? 0) + (comparison.total[node] ?? 0) > 0,
    };
  })
    .filter(({ isThere }) => isThere)
    .map(({ path, values }) => `${path} ${values.join(' → ')}`)
    .sort();
}

function sidesOf({ baseline, comparison }: DiffTree, weights = { baseline: 600, comparison: 2400 }): DiffSides {
  return {
    baseline: { total: baseline.total[0] ?? 0, weight: weights.baseline },
    comparison: { total: comparison.total[0] ?? 0, weight: weights.comparison },
    isInstant: false,
  };
}

function fatesOf(diff: DiffTree) {
  const functions = computeFunctionDiff(diff);
  const scaled = scaleFunctions(functions, RAW);
  return scaled ? computeFates(functions, scaled) : undefined;
}

function sumOfSelf(
  { functions, cut, withoutStack, names }: FunctionDiff,
  self: Float64Array,
  side: 'baseline' | 'comparison',
): number {
  const isFunction = new Set(functions);
  return (
    names.reduce((sum, _, name) => sum + (isFunction.has(name) ? (self[name] ?? 0) : 0), 0) +
    cut[side] +
    withoutStack[side]
  );
}

describe('two trees', () => {
  test('are laid over each other', () => {
    expect(print(computeDiff(before, after))).toEqual([
      ' 4/0 → 9/0',
      'main 4/0 → 9/0',
      'main;fmt 0/0 → 6/6',
      'main;gc 1/1 → 0/0',
      'main;parse 3/3 → 3/3',
    ]);
  });

  test('what was cut is no function, and says on which side', () => {
    const diff = computeDiff(
      treeFromText('main;a 6\nmain;other 2', { limited: true }),
      treeFromText('main;a 6\nmain;b 1'),
    );
    const functions = computeFunctionDiff(diff);
    expect([...functions.functions].map((name) => functions.names[name])).toEqual(['main', 'a', 'b']);
    expect(functions.cut).toEqual({ baseline: 2, comparison: 0 });
    expect(computeCutShare(diff, 'baseline')).toBe(0.25);
    expect(computeCutShare(diff, 'comparison')).toBe(0);
    expect([...(fatesOf(diff)?.mayBeCut ?? [])]).toEqual([0, 0, 1]);
  });

  test('may be missing', () => {
    expect(print(computeDiff(createEmptyTree(), after))).toContain('main;fmt 0/0 → 6/6');
    expect(computeDiff(createEmptyTree(), createEmptyTree()).tree.nodeCount).toBe(0);
    expect(computeCutShare(computeDiff(createEmptyTree(), after), 'baseline')).toBe(0);
  });
});

describe('diff algebra', () => {
  test('a tree and itself differ nowhere, in any mode', () => {
    fc.assert(
      fc.property(anyTree, fc.constantFrom(...modes), (tree, mode) => {
        const diff = computeDiff(tree, tree);
        const functions = computeFunctionDiff(diff);
        const scaled = scaleFunctions(functions, computeScale(mode, sidesOf(diff, { baseline: 60, comparison: 60 })));
        expect(diff.baseline).toEqual(diff.comparison);
        expect(scaled?.difference.self.some((value) => value !== 0) ?? false).toBe(false);
        expect(scaled?.difference.total.some((value) => value !== 0) ?? false).toBe(false);
        expect(scaled?.totalDifference ?? 0).toBe(0);
        expect(fatesOf(diff)?.counts).toMatchObject({ new: 0, removed: 0, grew: 0, shrank: 0 });
      }),
    );
  });

  test('swapped sides give the opposite', () => {
    fc.assert(
      fc.property(anyTree, anyTree, fc.constantFrom(...modes), (left, right, mode) => {
        const diff = computeDiff(left, right);
        const sides = sidesOf(diff);
        const scale = computeScale(mode, sides);
        const forth = scaleFunctions(computeFunctionDiff(diff), scale);
        const back = scaleFunctions(computeFunctionDiff(swapDiff(diff)), {
          baseline: scale.comparison,
          comparison: scale.baseline,
        });
        expect(back?.difference.self.map((value) => 0 - value)).toEqual(
          forth?.difference.self.map((value) => value + 0),
        );
        expect(back?.difference.total.map((value) => 0 - value)).toEqual(
          forth?.difference.total.map((value) => value + 0),
        );
        expect(0 - (back?.totalDifference ?? 0)).toBe(forth?.totalDifference ?? 0);
        expect(print(swapDiff(diff))).toEqual(print(computeDiff(right, left)));
      }),
    );
  });

  test('each side keeps the total of its tree, and every function its costs', () => {
    fc.assert(
      fc.property(anyTree, anyTree, (left, right) => {
        const diff = computeDiff(left, right);
        expect(getTotal(getSideTree(diff, 'baseline'))).toBe(getTotal(left));
        expect(getTotal(getSideTree(diff, 'comparison'))).toBe(getTotal(right));
        const functions = computeFunctionDiff(diff);
        const alone = computeFunctionDiff(computeDiff(left, createEmptyTree()));
        alone.functions.forEach((name) => {
          const there = functions.names.indexOf(alone.names[name] ?? '');
          expect(functions.baseline.self[there]).toBe(alone.baseline.self[name]);
          expect(functions.baseline.total[there]).toBe(alone.baseline.total[name]);
        });
      }),
    );
  });

  test('self differences of all functions add up to the difference of the totals', () => {
    fc.assert(
      fc.property(anyTree, anyTree, (left, right) => {
        const functions = computeFunctionDiff(computeDiff(left, right));
        const scaled = scaleFunctions(functions, RAW);
        const baseline = sumOfSelf(functions, functions.baseline.self, 'baseline');
        const comparison = sumOfSelf(functions, functions.comparison.self, 'comparison');
        expect([baseline, comparison]).toEqual([getTotal(left), getTotal(right)]);
        expect(scaled?.totalDifference).toBe(comparison - baseline);
      }),
    );
  });

  test('parts of the change add up to all of it', () => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, (left, right) => {
        const diff = computeDiff(left, right);
        const functions = computeFunctionDiff(diff);
        const scaled = scaleFunctions(functions, computeScale('per-second', sidesOf(diff)));
        const parts = [...functions.functions].map((name) => (scaled ? getPartOfChange(scaled, name) : undefined));
        fc.pre(parts.every((part) => part !== undefined && Math.abs(part) < 1e3));
        expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('modes', () => {
  const sides: DiffSides = {
    baseline: { total: 60, weight: 600 },
    comparison: { total: 480, weight: 2400 },
    isInstant: false,
  };

  test.each<[DiffMode, DiffSides, ReturnType<typeof scalePair>]>([
    ['per-second', sides, { baseline: 0.05, comparison: 0.025, difference: -0.025, relative: -0.5 }],
    ['share', sides, { baseline: 0.5, comparison: 0.125, difference: -0.375, relative: -0.75 }],
    ['total', sides, { baseline: 30, comparison: 60, difference: 30, relative: 1 }],
    ['total', { ...sides, isInstant: true }, { baseline: 0.05, comparison: 0.025, difference: -0.025, relative: -0.5 }],
  ])('%s', (mode, of, expected) => {
    const pair = scalePair(computeScale(mode, of), 30, 60);
    expect(Object.entries(pair).map(([key, value]) => [key, Number(value?.toFixed(9))])).toEqual(
      Object.entries(expected),
    );
  });

  test('a side with nothing to divide by has no value, and nothing is divided by it', () => {
    const missing = { ...sides, baseline: { total: 0, weight: 0 } };
    expect(scalePair(computeScale('share', missing), 0, 60)).toEqual({
      baseline: undefined,
      comparison: 0.125,
      difference: undefined,
      relative: undefined,
    });
    expect(computeScale('per-second', missing).baseline).toBeUndefined();
    expect(scalePair(RAW, 0, 60)).toEqual({ baseline: 0, comparison: 60, difference: 60, relative: undefined });
    expect(scalePair(RAW, 0, 0)).toMatchObject({ difference: 0, relative: 0 });
  });
});

test('functions are new, removed, grew or shrank by their total', () => {
  expect(fatesOf(computeDiff(before, after))?.counts).toEqual({ new: 1, removed: 1, grew: 1, shrank: 0, same: 1 });
});

describe('transforms', () => {
  const options = { getCategories: () => classifyTree(createEmptyTree(), DEFAULT_CATEGORY_RULES) };
  const stackTransforms: Transform[] = [
    { kind: 'focusFunctions', functions: { by: 'name', name: 'a' } },
    { kind: 'keepStacks', functions: { by: 'name', name: 'a' } },
    { kind: 'hideStacks', functions: { by: 'name', name: 'b' } },
    { kind: 'hideFunctions', functions: { by: 'name', name: 'b' } },
    { kind: 'callers', name: 'a' },
    { kind: 'callees', name: 'a' },
    { kind: 'mergeRecursion', scope: 'direct' },
    { kind: 'mergeRecursion', scope: 'all' },
  ];

  test('of both sides at once give what comparing transformed trees gives, where both have something to act on', () => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, fc.subarray(stackTransforms), (left, right, transforms) => {
        const sides = [left, right].map((tree) => applyTransforms(tree, transforms, options));
        fc.pre(sides.every(({ notes }) => notes.every(({ status }) => status === 'applied')));
        const [from, to] = sides;
        const together = transformDiff(computeDiff(left, right), transforms, options).diff;
        expect(print(together)).toEqual(print(computeDiff(from?.upright ?? left, to?.upright ?? right)));
      }),
    );
  });

  test('find on both sides what only one of them has', () => {
    const focus: Transform = { kind: 'focusFunctions', functions: { by: 'name', name: 'fmt' } };
    const { diff, notes } = transformDiff(computeDiff(before, after), [focus], options);
    expect(print(diff)).toEqual([' 0/0 → 6/0', 'fmt 0/0 → 6/6']);
    expect(notes.baseline).toMatchObject([{ status: 'applied' }]);
  });

  test('know the way in to a frame in focus, also where only one side has it', () => {
    const left = treeFromText('main;serve 1');
    const right = treeFromText('main;serve 1\nmain;load;parse 2');
    const focus: Transform = { kind: 'focusNode', path: buildPathReference(['main', 'load']) };
    const transform = (...transforms: Transform[]) => transformDiff(computeDiff(left, right), transforms, options);
    expect(transform(focus).trail).toEqual(['main', 'load']);
    expect(transform().trail).toEqual([]);
    // Upside down, callers stand below.
    expect(transform(focus, { kind: 'invert' }).trail).toEqual([]);
  });

  test.each([false, true])('the view keeps all values (upside down: %p)', (isInverted) => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, fc.constantFrom(0, 0.1, 0.5), (left, right, minShare) => {
        const diff = computeDiff(left, right);
        const view = buildDiffView(diff, { scale: RAW, widths: 'both', isInverted, minShare });
        expect(view.baseline.total[0]).toBe(getTotal(left));
        expect(view.comparison.total[0]).toBe(getTotal(right));
        for (let node = 0; node < view.tree.nodeCount; node++) {
          const sum = (view.baseline.total[node] ?? 0) + (view.comparison.total[node] ?? 0);
          expect(view.tree.total[node]).toBeCloseTo(sum / 2, 3);
        }
      }),
    );
  });

  test('upside down, a function has its self costs of both sides', () => {
    const view = buildDiffView(computeDiff(before, after), { scale: RAW, widths: 'both', isInverted: true });
    expect(print(view)).toEqual([
      ' 4/0 → 9/0',
      'fmt 0/0 → 6/0',
      'fmt;main 0/0 → 6/6',
      'gc 1/0 → 0/0',
      'gc;main 1/1 → 0/0',
      'parse 3/0 → 3/0',
      'parse;main 3/3 → 3/3',
    ]);
  });

  test('widths of one side show what was removed, or what is new', () => {
    const diff = computeDiff(before, after);
    const widthOf = (widths: 'baseline' | 'comparison', name: string): number | undefined => {
      const { tree } = buildDiffView(diff, { scale: RAW, widths });
      return tree.total[tree.nameIndex.indexOf(tree.names.indexOf(name))];
    };
    expect([widthOf('baseline', 'gc'), widthOf('comparison', 'gc')]).toEqual([1, 0]);
    expect([widthOf('baseline', 'fmt'), widthOf('comparison', 'fmt')]).toEqual([0, 6]);
  });
});
