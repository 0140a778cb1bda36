import type { DiffColumns } from 'profile/diff/DiffTree';
import { computeFunctions, type FunctionTable } from 'profile/functions/computeFunctions';
import { findLargest, rankFunctions } from 'profile/functions/rankFunctions';
import type { Sides } from 'profile/Sides';
import { type FlameTree, getTotal, isCut } from 'profile/tree/FlameTree';

interface Ranked {
  readonly tree: FlameTree;
  readonly diff?: Sides<DiffColumns>;
}

const MAX_FUNCTIONS = 120;
const MAX_PATHS = 10;
const MAX_TREE_NODES = 300;
const SMALLEST_SHARE = 0.005;

/** Ranks functions by self and by total in turn; of a comparison by how much they changed. */
export function rankForPrompt({ tree, diff }: Ranked, table: FunctionTable): number[] {
  if (diff) {
    const [before, after] = [diff.baseline, diff.comparison].map((columns) =>
      computeFunctions({ ...tree, ...columns }),
    );
    const change = (column: 'self' | 'total'): Float64Array =>
      table.self.map((_, name) => Math.abs((after?.[column][name] ?? 0) - (before?.[column][name] ?? 0)));
    return interleave({ ...table, self: change('self'), total: change('total') });
  }
  return interleave(table);
}

function interleave(table: FunctionTable): number[] {
  const bySelf = [...rankFunctions(table, 'self', MAX_FUNCTIONS)].filter((name) => (table.self[name] ?? 0) > 0);
  const byTotal = [...rankFunctions(table, 'total', MAX_FUNCTIONS)];
  return [...new Set(byTotal.flatMap((name, at) => [bySelf[at] ?? name, name]))].slice(0, MAX_FUNCTIONS);
}

/** Finds the nodes that spent most themselves, largest first: where the heaviest paths end. */
export function findHeaviestPaths(tree: FlameTree): number[] {
  return findLargest(tree.self, MAX_PATHS, (node) => node > 0 && !isCut(tree, node));
}

/** Finds nodes with at least half a percent, largest first: a parent always comes before what it calls. */
export function findTreeNodes(tree: FlameTree): number[] {
  const least = SMALLEST_SHARE * getTotal(tree);
  const nodes: number[] = [];
  for (let node = 1; node < tree.nodeCount; node++) {
    const isLarge = (tree.total[node] ?? 0) >= least;
    if (isLarge && !isCut(tree, node)) {
      nodes.push(node);
    } else if (!isLarge) {
      node = (tree.subtreeEnd[node] ?? node + 1) - 1;
    }
  }
  return nodes.sort((a, b) => (tree.total[b] ?? 0) - (tree.total[a] ?? 0) || a - b).slice(0, MAX_TREE_NODES);
}
