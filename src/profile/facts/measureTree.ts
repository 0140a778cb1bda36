import type { FunctionTable } from '../functions/computeFunctions';
import { computeFunctions } from '../functions/computeFunctions';
import { OWN } from '../names/computeCategories';
import type { FlameTree } from '../tree/FlameTree';
import { getTotal, isCut } from '../tree/FlameTree';
import { getFirstFrameDepth } from '../tree/getFirstFrameDepth';

/** What passes through the functions of one rule. */
export interface RuleMeasure {
  /** Value of the stacks with any of the functions, each stack once. */
  value: number;
  /** Value by the nearest own function above the outermost of them, by name index. */
  readonly callers: Map<number, number>;
  /** Value by the outermost of them. */
  readonly entries: Map<number, number>;
}

/** Everything that facts are made of, from one walk over the tree. Values in the unit of the profile. */
export interface TreeMeasures {
  readonly table: FunctionTable;
  readonly total: number;
  /** By code of the category: what its functions spent themselves. */
  readonly categorySelf: Float64Array;
  /** By name of an own function: what it spent itself and in library, runtime and kernel code it got into. */
  readonly responsible: Float64Array;
  /** For the functions that spent most themselves: what they spent by the nearest own function above them. */
  readonly ownAboveLeaf: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Value of the stacks on which the function is at least twice, by name. */
  readonly recursive: Float64Array;
  /** Most calls of the function on one stack, by name. */
  readonly nesting: Uint32Array;
  readonly rules: readonly RuleMeasure[];
}

export interface MeasureOptions {
  readonly categories: Uint8Array;
  /** Rules of every name, see `matchRules`. */
  readonly rulesOfNames: readonly (readonly number[] | undefined)[];
  readonly ruleCount: number;
}

/** Linear in the nodes; a name that several rules fit costs one step for each. */
export function measureTree(tree: FlameTree, options: MeasureOptions): TreeMeasures {
  const { categories, rulesOfNames, ruleCount } = options;
  const { nodeCount, names, nameIndex, depth, self, total, subtreeEnd } = tree;
  const table = computeFunctions(tree);
  const first = getFirstFrameDepth(tree);
  const categorySelf = new Float64Array(4);
  const responsible = new Float64Array(names.length);
  const recursive = new Float64Array(names.length);
  const nesting = new Uint32Array(names.length);
  const open = new Uint32Array(names.length);
  const secondEnd = new Uint32Array(names.length);
  const coveredEnd = new Uint32Array(ruleCount);
  const rules = Array.from({ length: ruleCount }, (): RuleMeasure => ({
    value: 0,
    callers: new Map(),
    entries: new Map(),
  }));
  const hotLeaves = findHotLeaves(table);
  const ownAboveLeaf = new Map(hotLeaves.map((name) => [name, new Map<number, number>()]));
  const stack: number[] = [];
  /** Nearest own function at or above each depth, -1 for none. */
  const ownAt: number[] = [];
  for (let node = first; node < nodeCount; node++) {
    const level = depth[node] ?? 0;
    while (stack.length > level) {
      const left = stack.pop() ?? -1;
      if (left >= 0) {
        open[left] = (open[left] ?? 1) - 1;
      }
    }
    while (stack.length < level) {
      stack.push(-1);
    }
    const name = nameIndex[node] ?? 0;
    const above = ownAt[level - 1] ?? -1;
    if (isCut(tree, node)) {
      stack.push(-1);
      ownAt[level] = above;
      continue;
    }
    stack.push(name);
    const nested = (open[name] ?? 0) + 1;
    open[name] = nested;
    const value = total[node] ?? 0;
    if (nested >= 2) {
      nesting[name] = Math.max(nesting[name] ?? 0, nested);
      if (node >= (secondEnd[name] ?? 0)) {
        secondEnd[name] = subtreeEnd[node] ?? 0;
        recursive[name] = (recursive[name] ?? 0) + value;
      }
    }
    const spent = self[node] ?? 0;
    const category = categories[name] ?? OWN;
    categorySelf[category] = (categorySelf[category] ?? 0) + spent;
    const own = category === OWN ? name : above;
    ownAt[level] = own;
    if (own >= 0 && spent > 0) {
      responsible[own] = (responsible[own] ?? 0) + spent;
    }
    const callersOfLeaf = ownAboveLeaf.get(name);
    if (callersOfLeaf && above >= 0 && spent > 0) {
      callersOfLeaf.set(above, (callersOfLeaf.get(above) ?? 0) + spent);
    }
    for (const rule of rulesOfNames[name] ?? []) {
      const measure = rules[rule];
      if (measure && node >= (coveredEnd[rule] ?? 0)) {
        coveredEnd[rule] = subtreeEnd[node] ?? 0;
        measure.value += value;
        measure.entries.set(name, (measure.entries.get(name) ?? 0) + value);
        if (above >= 0) {
          measure.callers.set(above, (measure.callers.get(above) ?? 0) + value);
        }
      }
    }
  }
  return { table, total: getTotal(tree), categorySelf, responsible, ownAboveLeaf, recursive, nesting, rules };
}

const HOT_LEAVES = 5;

/** The functions that spent most themselves. */
function findHotLeaves({ self }: FunctionTable): number[] {
  const hottest: number[] = [];
  self.forEach((value, name) => {
    if (value > 0 && (hottest.length < HOT_LEAVES || value > (self[hottest.at(-1) ?? 0] ?? 0))) {
      hottest.push(name);
      hottest.sort((a, b) => (self[b] ?? 0) - (self[a] ?? 0));
      hottest.length = Math.min(hottest.length, HOT_LEAVES);
    }
  });
  return hottest;
}

/** Names by value, largest first. */
export function rankEntries(values: ReadonlyMap<number, number>): number[] {
  return [...values].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

/** Index of the largest value, -1 where none is above 0. */
export function findLargest(values: Float64Array, isWanted: (index: number) => boolean = () => true): number {
  let largest = -1;
  values.forEach((value, index) => {
    if (value > 0 && value > (largest < 0 ? 0 : (values[largest] ?? 0)) && isWanted(index)) {
      largest = index;
    }
  });
  return largest;
}

/** The nodes of the functions, those with the largest totals first. Calls inside a call of the same functions do not count. */
export function findNodes(tree: FlameTree, functions: readonly number[], limit: number): number[] {
  const wanted = new Set(functions);
  const found: number[] = [];
  for (let node = getFirstFrameDepth(tree); node < tree.nodeCount; node++) {
    if (wanted.has(tree.nameIndex[node] ?? -1)) {
      found.push(node);
      node = (tree.subtreeEnd[node] ?? node + 1) - 1;
    }
  }
  return found.sort((a, b) => (tree.total[b] ?? 0) - (tree.total[a] ?? 0)).slice(0, limit);
}
