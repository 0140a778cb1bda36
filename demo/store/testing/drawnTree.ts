import { buildNameTree, type CallTree, computeTotals } from '../CallTree';
import { computePreOrder } from '../computePreOrder';
import { SymbolTable } from '../SymbolTable';

export interface DrawnTree {
  readonly tree: CallTree;
  readonly names: readonly string[];
  readonly otherKey: number;
}

/** Builds a tree from stacks with the self value of each side: `main;handle 3` or, for a diff, `main;handle 3 0`. */
export function treeFromStacks(stacks: readonly string[], sideCount = 1): DrawnTree {
  const symbols = new SymbolTable();
  const values: { stack: number; sides: number[] }[] = stacks.map((line) => {
    const [path = '', ...sides] = line.split(' ');
    const locations = path.split(';').map((name) => symbols.getNameOnlyLocation(name));
    const stack = locations.reduce((node, location) => symbols.stacks.getChild(node, location), 0);
    return { stack, sides: sides.map(Number) };
  });
  const sides = Array.from({ length: sideCount }, (_, side) => {
    const sums = new Float64Array(symbols.stacks.size);
    for (const value of values) {
      sums[value.stack] = (sums[value.stack] ?? 0) + (value.sides[side] ?? 0);
    }
    return sums;
  });
  return { tree: buildNameTree(symbols, sides), names: symbols.names, otherKey: symbols.getName('other') };
}

/** Prints the tree as indented lines, siblings by name: `  handle 5 (self 3)`. */
export function printTree({ tree, names, otherKey }: DrawnTree): string[] {
  const totals = computeTotals(tree);
  const { nodes, depth } = computePreOrder(tree, names, otherKey);
  return Array.from(nodes, (node) => {
    const name = node === 0 ? 'total' : names[tree.key[node] ?? 0];
    const total = totals.map((column) => column[node]).join('/');
    const self = tree.self.map((column) => column[node]).join('/');
    return `${'  '.repeat(depth[node] ?? 0)}${name} ${total} (self ${self})`;
  });
}
