import { rankDescending } from 'profile/functions/rankFunctions';
import type { FlameTree } from 'profile/tree/FlameTree';

/** Children of nodes, largest first. Each node's are looked up once, and only if someone asks. */
export class ChildOrder {
  private readonly known = new Map<number, Uint32Array>();

  constructor(readonly tree: FlameTree) {}

  get(node: number): Uint32Array {
    const known = this.known.get(node);
    if (known) {
      return known;
    }
    const children = Uint32Array.from(listChildren(this.tree, node));
    const totals = Float64Array.from(children, (child) => this.tree.total[child] ?? 0);
    const ordered = rankDescending(totals).map((place) => children[place] ?? 0);
    this.known.set(node, ordered);
    return ordered;
  }

  has(node: number): boolean {
    return (this.tree.subtreeEnd[node] ?? 0) > node + 1;
  }
}

/** Rows of a tree with some open nodes, from top to bottom: columns of one length. */
export interface VisibleRows {
  readonly nodes: Uint32Array;
  /** Place among the siblings, from 1. */
  readonly position: Uint32Array;
  readonly siblingCount: Uint32Array;
}

/**
 * Computes the rows: the root and everything below open nodes. Its time depends on the rows, not on the tree: closed
 * nodes are not visited.
 */
export function computeVisibleRows(order: ChildOrder, open: ReadonlySet<number>): VisibleRows {
  const nodes: number[] = [];
  const position: number[] = [];
  const siblingCount: number[] = [];
  const root = order.tree.nodeCount > 0 ? Uint32Array.of(0) : new Uint32Array(0);
  // Position of the walk: siblings on every level, and the place of the next one.
  const levels: Uint32Array[] = [root];
  const nextPlaces = [0];
  while (levels.length > 0) {
    const level = levels.length - 1;
    const siblings = levels[level] ?? root;
    const place = nextPlaces[level] ?? 0;
    const node = siblings[place];
    if (node === undefined) {
      levels.pop();
      nextPlaces.pop();
      continue;
    }
    nextPlaces[level] = place + 1;
    nodes.push(node);
    position.push(place + 1);
    siblingCount.push(siblings.length);
    if (open.has(node) && order.has(node)) {
      levels.push(order.get(node));
      nextPlaces.push(0);
    }
  }
  return {
    nodes: Uint32Array.from(nodes),
    position: Uint32Array.from(position),
    siblingCount: Uint32Array.from(siblingCount),
  };
}

/** Finds the row of the parent, -1 for the root's. */
export function findParentRow({ depth }: FlameTree, { nodes }: VisibleRows, row: number): number {
  const ownDepth = depth[nodes[row] ?? 0] ?? 0;
  let above = row - 1;
  while (above >= 0 && (depth[nodes[above] ?? 0] ?? 0) >= ownDepth) {
    above--;
  }
  return above;
}

/** Finds the nodes above a node, the root first. Looks only at their children, not at the whole tree. */
export function findAncestors(tree: FlameTree, node: number): number[] {
  const ancestors: number[] = [];
  let ancestor = 0;
  while (ancestor < node && node < tree.nodeCount) {
    ancestors.push(ancestor);
    let child = ancestor + 1;
    while ((tree.subtreeEnd[child] ?? tree.nodeCount) <= node) {
      child = tree.subtreeEnd[child] ?? tree.nodeCount;
    }
    ancestor = child;
  }
  return ancestors;
}

/**
 * Finds the nodes of another tree to which the same names lead as to the open nodes of this one: what a user opened
 * stays open when a larger answer or another transform replaces the tree.
 */
export function findOpenNodes(from: FlameTree, open: ReadonlySet<number>, to: FlameTree): Set<number> {
  const found = new Set<number>();
  const pairs: Array<readonly [number, number]> = open.has(0) && to.nodeCount > 0 ? [[0, 0]] : [];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [node, counterpart] = pair;
    found.add(counterpart);
    const openChildren = new Map<string, number>();
    for (const child of listChildren(from, node)) {
      if (open.has(child)) {
        openChildren.set(nameOf(from, child), child);
      }
    }
    if (openChildren.size === 0) {
      continue;
    }
    for (const child of listChildren(to, counterpart)) {
      const before = openChildren.get(nameOf(to, child));
      if (before !== undefined) {
        pairs.push([before, child]);
      }
    }
  }
  return found;
}

function* listChildren({ nodeCount, subtreeEnd }: FlameTree, node: number): Generator<number> {
  const end = subtreeEnd[node] ?? 0;
  for (let child = node + 1; child < end; child = subtreeEnd[child] ?? nodeCount) {
    yield child;
  }
}

/** Apart for what was cut and a function of the same name. */
function nameOf({ names, nameIndex, cutNameIndex }: FlameTree, node: number): string {
  const index = nameIndex[node] ?? 0;
  return `${index === cutNameIndex ? 'cut' : 'function'} ${names[index] ?? ''}`;
}
