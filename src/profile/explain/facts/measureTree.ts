import { addAmount } from 'profile/collect';
import { computeFunctions, type FunctionTable } from 'profile/functions/computeFunctions';
import { findLargest } from 'profile/functions/rankFunctions';
import { CATEGORIES, KERNEL, OWN } from 'profile/names/categoryRules';
import { type FlameTree, getFirstFrameDepth, getTotal, isCut } from 'profile/tree/FlameTree';
import type { FactRule } from './FactRule';
import { RecursionFinder } from './RecursionFinder';

/** Value that passes through the functions of one rule. */
interface RuleMeasure {
  /** Total of the functions, each stack once. Own code that they call back, as frameworks do, does not count for them. */
  value: number;
  /** Value by the nearest own function above them, by name index. */
  readonly callers: Map<number, number>;
  /** Value by the outermost of them. */
  readonly entries: Map<number, number>;
}

/** Everything that facts are made of, from one walk over the tree. Values in the unit of the profile. */
export interface TreeMeasures {
  readonly table: FunctionTable;
  readonly total: number;
  /** Self value of each category's functions, by category code. */
  readonly categorySelf: Float64Array;
  /** Value that each own function is responsible for, by name: its self value, and the value of foreign code below it. */
  readonly responsible: Float64Array;
  /** Self value of the largest functions, split by the nearest own function above them. */
  readonly ownAboveLeaf: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Value of the stacks on which the function calls itself, directly or the same way again, by name. */
  readonly recursive: Float64Array;
  /** Largest number of calls of the function on one stack, by name. */
  readonly nesting: Uint32Array;
  readonly rules: readonly RuleMeasure[];
}

export interface MeasureOptions {
  /** Category of every node, see `classifyNodes`. */
  readonly categories: Uint8Array;
  readonly rules: readonly FactRule[];
  /** Rules of every name, see `matchRules`. */
  readonly rulesOfNames: readonly (readonly number[] | undefined)[];
}

interface ActiveRule {
  readonly rule: number;
  readonly entry: number;
  /** -1 for none. */
  readonly caller: number;
  /** True for rules about own code, such as rules that people write: own code below a match still belongs to the rule. */
  readonly isOwn: boolean;
}

/** Functions whose callers are told apart. */
const HOT_LEAVES = 5;
const NO_RULES: readonly ActiveRule[] = [];

/** Linear in the nodes; a name that several rules fit costs one step for each. */
export function measureTree(tree: FlameTree, options: MeasureOptions): TreeMeasures {
  const { categories, rulesOfNames } = options;
  const { nodeCount, names, nameIndex, depth, self } = tree;
  const table = computeFunctions(tree);
  const categorySelf = new Float64Array(CATEGORIES.length);
  const responsible = new Float64Array(names.length);
  const recursion = new RecursionFinder(tree);
  const rules = options.rules.map((): RuleMeasure => ({ value: 0, callers: new Map(), entries: new Map() }));
  const hotLeaves = findLargest(table.self, HOT_LEAVES);
  const ownAboveLeaf = new Map(hotLeaves.map((name) => [name, new Map<number, number>()]));
  /** Nearest own function at or above each depth, -1 for none. */
  const ownAt: number[] = [];
  const rulesAt: Array<readonly ActiveRule[]> = [];
  for (let node = getFirstFrameDepth(tree); node < nodeCount; node++) {
    const level = depth[node];
    const name = nameIndex[node];
    const spent = self[node];
    const above = ownAt[level - 1] ?? -1;
    const rulesAbove = (level > 0 ? rulesAt[level - 1] : undefined) ?? NO_RULES;
    const isReal = !isCut(tree, node);
    recursion.visit(level, isReal ? name : -1, node);
    const category = categories[node];
    const isOwn = isReal && category === OWN;
    const own = isOwn ? name : above;
    ownAt[level] = own;
    const active = isReal ? enterRules(rulesAbove, node, { name, above, isOwn }) : rulesAbove;
    rulesAt[level] = active;
    if (spent === 0) {
      continue;
    }
    for (const { rule, entry, caller } of active) {
      rules[rule].value += spent;
      addTo(rules[rule].entries, entry, spent);
      addTo(rules[rule].callers, caller, spent);
    }
    if (isReal) {
      categorySelf[category] += spent;
      addTo(ownAboveLeaf.get(name), above, spent);
      if (own >= 0) {
        responsible[own] += spent;
      }
    }
  }
  const { recursive, nesting } = recursion;
  return { table, total: getTotal(tree), categorySelf, responsible, ownAboveLeaf, recursive, nesting, rules };

  function enterRules(
    rulesAbove: readonly ActiveRule[],
    node: number,
    call: { readonly name: number; readonly above: number; readonly isOwn: boolean },
  ): readonly ActiveRule[] {
    let active = call.isOwn && rulesAbove.length > 0 ? rulesAbove.filter(({ isOwn }) => isOwn) : rulesAbove;
    for (const rule of rulesOfNames[call.name] ?? []) {
      const isThere = ruleApplies(options.rules[rule], categories[node]);
      if (isThere && !active.some((other) => other.rule === rule)) {
        active = [...active, { rule, entry: call.name, caller: call.above, isOwn: call.isOwn }];
      }
    }
    return active;
  }
}

/** True if a rule fits the place: rules about the kernel apply inside it, rules of a language outside. */
export function ruleApplies(rule: FactRule | undefined, category: number | undefined): boolean {
  return rule?.language === undefined || (rule.language === 'kernel') === (category === KERNEL);
}

/** Ignores a name of -1. */
function addTo(values: Map<number, number> | undefined, name: number, value: number): void {
  if (values && name >= 0) {
    addAmount(values, name, value);
  }
}

export function rankEntries(values: ReadonlyMap<number, number>): number[] {
  return [...values].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

const MAX_EVIDENCE_NODES = 50;

/**
 * Finds the nodes of the functions, at most 50, those with the largest totals. Calls inside a call of the same
 * functions do not count.
 */
export function findNodes(tree: FlameTree, functions: readonly number[]): number[] {
  const wanted = new Set(functions);
  const found: number[] = [];
  for (let node = getFirstFrameDepth(tree); node < tree.nodeCount; node++) {
    if (wanted.has(tree.nameIndex[node])) {
      found.push(node);
      node = tree.subtreeEnd[node] - 1;
    }
  }
  return found.sort((a, b) => tree.total[b] - tree.total[a]).slice(0, MAX_EVIDENCE_NODES);
}
