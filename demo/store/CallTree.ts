import { createFloat64Column } from './Column';
import { PairTable } from './PairTable';
import type { SymbolTable } from './SymbolTable';

/**
 * A merged call tree while it is being worked on: node 0 is the nameless root, a parent comes before its children.
 * One column of self values per side: one for a profile, two (left, right) for a diff.
 */
export interface CallTree {
  readonly size: number;
  readonly parent: Uint32Array;
  /** The meaning of a node: an index into the symbol table's names or, for pprof, locations. */
  readonly key: Uint32Array;
  readonly self: readonly Float64Array[];
}

/**
 * Builds the names of the stacks as a tree. Each side is what `mergeStacks` returns. As in Pyroscope a location without a
 * function is no node, and a stack of such locations alone is not in the tree.
 */
export function buildNameTree(symbols: SymbolTable, sides: readonly Float64Array[]): CallTree {
  const tree = buildTree(symbols, sides, (stack) => symbols.getFrames(symbols.stacks.key[stack] ?? 0));
  tree.self.forEach((column) => (column[0] = 0));
  return tree;
}

/**
 * Builds the locations of the stacks as a tree. The side is what `mergeStacks` returns. As in Pyroscope a stack with a location
 * of which neither function nor address is known is left out.
 */
export function buildLocationTree(symbols: SymbolTable, side: Float64Array): CallTree {
  const { stacks } = symbols;
  const isKnown = new Uint8Array(stacks.size).fill(1);
  for (let stack = 1; stack < stacks.size; stack++) {
    const location = symbols.locations[stacks.key[stack] ?? 0];
    const isEmpty = location?.lines.length === 0 && location.address === 0n;
    isKnown[stack] = isEmpty ? 0 : (isKnown[stacks.parent[stack] ?? 0] ?? 1);
  }
  const known = side.map((value, stack) => (isKnown[stack] === 1 ? value : 0));
  return buildTree(symbols, [known], (stack) => [stacks.key[stack] ?? 0]);
}

function buildTree(
  { stacks }: SymbolTable,
  sides: readonly Float64Array[],
  getKeys: (stack: number) => readonly number[],
): CallTree {
  const stackCount = Math.max(...sides.map((side) => side.length));
  const isNeeded = new Uint8Array(stackCount);
  for (let stack = stackCount - 1; stack > 0; stack--) {
    if (isNeeded[stack] === 1 || sides.some((side) => (side[stack] ?? 0) !== 0)) {
      isNeeded[stack] = 1;
      isNeeded[stacks.parent[stack] ?? 0] = 1;
    }
  }
  const nodes = new PairTable();
  const self = sides.map(createFloat64Column);
  const nodeOfStack = new Uint32Array(stackCount);
  for (let stack = 0; stack < stackCount; stack++) {
    if (stack > 0 && isNeeded[stack] === 1) {
      let node = nodeOfStack[stacks.parent[stack] ?? 0] ?? 0;
      for (const key of getKeys(stack)) {
        node = nodes.getChild(node, key);
      }
      nodeOfStack[stack] = node;
    }
    const node = nodeOfStack[stack] ?? 0;
    self.forEach((column, index) => {
      while (column.length < nodes.size) {
        column.push(0);
      }
      column.items[node] = (column.items[node] ?? 0) + (sides[index]?.[stack] ?? 0);
    });
  }
  return {
    size: nodes.size,
    parent: nodes.parent,
    key: nodes.key,
    self: self.map((column) => column.items),
  };
}

/** Computes self plus everything below, per side. */
export function computeTotals(tree: CallTree): Float64Array[] {
  return tree.self.map((self) => {
    const total = self.slice(0, tree.size);
    for (let node = tree.size - 1; node > 0; node--) {
      const parent = tree.parent[node] ?? 0;
      total[parent] = (total[parent] ?? 0) + (total[node] ?? 0);
    }
    return total;
  });
}
