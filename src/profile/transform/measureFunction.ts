import { computeFunctions } from 'profile/functions/computeFunctions';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { findExactName, findStableNames } from './shortenName';

export interface FunctionCost {
  /** 0 if the function is not in the tree. */
  readonly self: number;
  readonly total: number;
  /** Value of the whole tree. */
  readonly whole: number;
  /** Value that the server cut away: as much more the function may have. */
  readonly cut: number;
}

/** Looks a function up by its name as links have it; of names that differ from run to run, all that stand for it. Linear. */
export function measureFunction(tree: FlameTree, text: string): FunctionCost {
  const exact = findExactName(tree, text);
  const names = exact === undefined ? findStableNames(tree, text) : [exact];
  const { self, total } = computeFunctions(tree);
  const sum = (values: Float64Array) => names.reduce((all, name) => all + (values[name] ?? 0), 0);
  let cut = 0;
  for (let node = 0; node < tree.nodeCount; node++) {
    cut += tree.nameIndex[node] === tree.cutNameIndex ? tree.self[node] : 0;
  }
  return { self: sum(self), total: sum(total), whole: getTotal(tree), cut };
}
