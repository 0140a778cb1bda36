import { compareText } from 'profile/collect';
import {
  computeFates,
  type FunctionDiff,
  type FunctionFate,
  getPartOfChange,
  type ScaledFunctions,
  scaleFunctions,
} from 'profile/diff/computeFunctionDiff';
import type { FunctionVerdict, Sureness } from 'profile/diff/computeSureness';
import type { DiffScale } from 'profile/diff/DiffScale';
import type { DiffSort, FunctionGroup } from 'url/viewValues';

/** Values of a side, by index into names. */
export type Side = 'baseline' | 'comparison' | 'difference';

/** The functions of a comparison in a mode, each with what became of it and how sure that is. By index into `names`. */
export interface DiffFunctions {
  readonly names: readonly string[];
  readonly functions: Uint32Array;
  readonly scaled: ScaledFunctions;
  readonly fates: ReadonlyMap<number, FunctionFate>;
  readonly groups: ReadonlyMap<number, FunctionGroup>;
  readonly counts: Readonly<Record<FunctionGroup, number>>;
  /** Functions that may only be missing on a side because a server cut them there. */
  readonly mayBeCut: ReadonlySet<number>;
  /** undefined while the estimate runs, and if there is none. */
  readonly verdicts: ReadonlyMap<string, FunctionVerdict> | undefined;
}

/** undefined if a side has no values in the mode. */
export function buildDiffFunctions(
  functionDiff: FunctionDiff,
  scale: DiffScale,
  sureness: Sureness | undefined,
): DiffFunctions | undefined {
  const scaled = scaleFunctions(functionDiff, scale);
  if (!scaled) {
    return undefined;
  }
  const { names, functions } = functionDiff;
  const computed = computeFates(functionDiff, scaled);
  const verdicts = sureness?.status === 'estimated' ? sureness.functions : undefined;
  const fates = new Map<number, FunctionFate>();
  const groups = new Map<number, FunctionGroup>();
  const mayBeCut = new Set<number>();
  const counts = { new: 0, removed: 0, grew: 0, shrank: 0, chance: 0, same: 0 };
  functions.forEach((name, place) => {
    const fate = computed.fates[place] ?? 'same';
    const verdict = verdicts?.get(names[name] ?? '');
    // Nothing is known about a function that is in no slice.
    const mayBeChance = verdicts !== undefined && fate !== 'same' && !verdict?.self.isSure && !verdict?.total.isSure;
    const group = mayBeChance ? 'chance' : fate;
    fates.set(name, fate);
    groups.set(name, group);
    counts[group]++;
    if (computed.mayBeCut[place] === 1) {
      mayBeCut.add(name);
    }
  });
  return { names, functions, scaled, fates, groups, counts, mayBeCut, verdicts };
}

export interface DiffListOptions {
  readonly sort: DiffSort;
  /** None stands for all. */
  readonly listed: readonly FunctionGroup[];
  /** 1 per index into names for what a search finds; undefined lists all. */
  readonly matchedNames: Uint8Array | undefined;
}

/** Indices into `names`, in the order of a column; of equals the one that changed more comes first. */
export function listDiffFunctions(diff: DiffFunctions, options: DiffListOptions): Uint32Array {
  const { sort, listed, matchedNames } = options;
  const isListed = (name: number): boolean =>
    (listed.length === 0 || listed.includes(diff.groups.get(name) ?? 'same')) &&
    (matchedNames === undefined || matchedNames[name] === 1);
  const list = diff.functions.filter(isListed);
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const change = Float64Array.from(diff.scaled.difference[sort.by], Math.abs);
  const byChange = (a: number, b: number): number => (change[b] ?? 0) - (change[a] ?? 0);
  const compare = buildComparison(diff, sort);
  return list.sort((a, b) => sign * compare(a, b) || byChange(a, b) || a - b);
}

function buildComparison(diff: DiffFunctions, { column, by, direction }: DiffSort): (a: number, b: number) => number {
  const { scaled, names, groups } = diff;
  const compareValues =
    (values: Float64Array) =>
    (a: number, b: number): number =>
      (values[a] ?? 0) - (values[b] ?? 0);
  switch (column) {
    case 'name':
      return (a, b) => compareText(names[a] ?? '', names[b] ?? '');
    case 'baseline':
    case 'comparison':
    case 'difference':
      return compareValues(scaled[column][by]);
    case 'part': {
      const towards = Math.sign(scaled.totalDifference);
      const worth = scaled.difference[by].map((value) => (hasParts(scaled) ? value * towards : Math.abs(value)));
      // Possible noise comes after sure changes in either direction, and unchanged functions come last.
      const sign = direction === 'ascending' ? 1 : -1;
      const rank = (name: number): number => {
        const group = groups.get(name) ?? 'same';
        return sign * (group === 'same' ? 2 : group === 'chance' ? 1 : 0);
      };
      return (a, b) => rank(a) - rank(b) || (worth[a] ?? 0) - (worth[b] ?? 0);
    }
    case 'sure': {
      const certainty = (name: number): number => 1 - (getVerdict(diff, name)?.[by].chance ?? 1);
      return (a, b) => certainty(a) - certainty(b);
    }
  }
}

/** True if the whole changed, so that a function can have a part of the change. */
function hasParts(scaled: ScaledFunctions): boolean {
  return scaled.baseline.self.some((_, name) => getPartOfChange(scaled, name) !== undefined);
}

export function getVerdict({ verdicts, names }: DiffFunctions, name: number): FunctionVerdict | undefined {
  return verdicts?.get(names[name] ?? '');
}
