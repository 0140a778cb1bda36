import { computeFunctions } from 'profile/functions/computeFunctions';
import type { Sides } from 'profile/Sides';
import { getFirstFrameDepth, isCut } from 'profile/tree/FlameTree';
import type { DiffScale } from './DiffScale';
import { type DiffColumns, type DiffTree, getSideTree } from './DiffTree';

/** Costs of a diff's functions on each side: columns by index into `names`, each stack counted once. */
export interface FunctionDiff {
  readonly names: readonly string[];
  /** Indices of the functions. Not all names are in use, and cut nodes are not functions. */
  readonly functions: Uint32Array;
  readonly baseline: DiffColumns;
  readonly comparison: DiffColumns;
  /** Value that the server cut on each side. */
  readonly cut: Sides<number>;
  /** Value without any stack. With it and `cut`, the self columns add up to the total of the tree. */
  readonly withoutStack: Sides<number>;
  readonly total: Sides<number>;
}

export function computeFunctionDiff(diff: DiffTree): FunctionDiff {
  const baseline = computeFunctions(getSideTree(diff, 'baseline'));
  const comparison = computeFunctions(getSideTree(diff, 'comparison'));
  const { names, occurrences, functionCount } = baseline;
  const functions = new Uint32Array(functionCount);
  let place = 0;
  occurrences.forEach((count, name) => {
    if (count > 0) {
      functions[place++] = name;
    }
  });
  const hasRoot = diff.tree.nodeCount > 0 && getFirstFrameDepth(diff.tree) === 1;
  const getRootSelf = ({ self }: DiffColumns): number => (hasRoot ? (self[0] ?? 0) : 0);
  return {
    names,
    functions,
    baseline: { self: baseline.self, total: baseline.total },
    comparison: { self: comparison.self, total: comparison.total },
    cut: { baseline: sumCut(diff, diff.baseline), comparison: sumCut(diff, diff.comparison) },
    withoutStack: { baseline: getRootSelf(diff.baseline), comparison: getRootSelf(diff.comparison) },
    total: { baseline: diff.baseline.total[0] ?? 0, comparison: diff.comparison.total[0] ?? 0 },
  };
}

function sumCut({ tree }: DiffTree, { self }: DiffColumns): number {
  return self.reduce((sum, value, node) => (isCut(tree, node) ? sum + value : sum), 0);
}

/** Columns in a mode, by index into `names`: comparison minus baseline, and both sides. */
export interface ScaledFunctions {
  readonly baseline: DiffColumns;
  readonly comparison: DiffColumns;
  readonly difference: DiffColumns;
  /**
   * Difference of the whole tree. It is the sum of the self differences of all functions, of cut nodes, and of values
   * without a stack.
   */
  readonly totalDifference: number;
}

/** undefined if a side has no values in the mode: there is nothing to subtract. */
export function scaleFunctions(
  { baseline, comparison, total }: FunctionDiff,
  scale: DiffScale,
): ScaledFunctions | undefined {
  const { baseline: from, comparison: to } = scale;
  if (from === undefined || to === undefined) {
    return undefined;
  }
  const scaled = { baseline: scaleColumns(baseline, from), comparison: scaleColumns(comparison, to) };
  return {
    ...scaled,
    difference: {
      self: scaled.comparison.self.map((value, name) => value - scaled.baseline.self[name]),
      total: scaled.comparison.total.map((value, name) => value - scaled.baseline.total[name]),
    },
    totalDifference: total.comparison * to - total.baseline * from,
  };
}

export function scaleColumns({ self, total }: DiffColumns, factor: number): DiffColumns {
  return { self: self.map((value) => value * factor), total: total.map((value) => value * factor) };
}

/** Differences below this part of the larger side are rounding. */
const ROUNDING = 1e-12;

/**
 * Returns a function's part of the whole change, by its self value: 0.61 is 61 %. Negative for what went the other
 * way; parts of all functions add up to 1. undefined if the whole did not change, as always in shares.
 */
export function getPartOfChange(scaled: ScaledFunctions, name: number): number | undefined {
  const whole = scaled.totalDifference;
  const size = scaled.baseline.self[name] + scaled.comparison.self[name];
  return Math.abs(whole) <= ROUNDING * size || whole === 0 ? undefined : scaled.difference.self[name] / whole;
}

/** Says if a function is new, gone or changed. It goes by the total, so functions that only call others count, too. */
export type FunctionFate = 'new' | 'removed' | 'grew' | 'shrank' | 'same';

export interface FunctionFates {
  /** Fate of each function, in the order of `functions`. */
  readonly fates: readonly FunctionFate[];
  readonly counts: Readonly<Record<FunctionFate, number>>;
  /** 1 at the places of `new` and `removed` functions that may be in what the server cut on the side without them. */
  readonly mayBeCut: Uint8Array;
}

export function computeFates(functionDiff: FunctionDiff, scaled: ScaledFunctions): FunctionFates {
  const { functions, cut, total } = functionDiff;
  const cutShare = {
    baseline: cut.baseline / Math.max(total.baseline, Number.MIN_VALUE),
    comparison: cut.comparison / Math.max(total.comparison, Number.MIN_VALUE),
  };
  const counts = { new: 0, removed: 0, grew: 0, shrank: 0, same: 0 };
  const mayBeCut = new Uint8Array(functions.length);
  const fates = Array.from(functions, (name, place) => {
    const before = functionDiff.baseline.total[name];
    const after = functionDiff.comparison.total[name];
    const fate = getFate(scaled, name);
    counts[fate]++;
    if (fate === 'new') {
      mayBeCut[place] = after / total.comparison <= cutShare.baseline ? 1 : 0;
    } else if (fate === 'removed') {
      mayBeCut[place] = before / total.baseline <= cutShare.comparison ? 1 : 0;
    }
    return fate;
  });
  return { fates, counts, mayBeCut };
}

function getFate({ baseline, comparison, difference }: ScaledFunctions, name: number): FunctionFate {
  const [before, after] = [baseline.total[name], comparison.total[name]];
  if (before === 0 && after === 0) {
    return 'same';
  }
  if (before === 0) {
    return 'new';
  }
  if (after === 0) {
    return 'removed';
  }
  const change = difference.total[name];
  return Math.abs(change) <= ROUNDING * Math.max(before, after) ? 'same' : change > 0 ? 'grew' : 'shrank';
}
