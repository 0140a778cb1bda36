import type { FlameTree } from './FlameTree';
import { growFloat64, growUint32 } from './growArray';

/**
 * Collects nodes in pre-order into a `FlameTree`. Arrays grow with what is pushed, never with what an input claims.
 *
 *     const builder = new FlameTreeBuilder();
 *     builder.push(0, 0, 0);  // root
 *     builder.push(1, 1, 5);  //   child of the root
 *     builder.build(['total', 'main'])
 */
export class FlameTreeBuilder {
  private count = 0;
  private nameIndex: Uint32Array;
  private self: Float64Array;
  private depth: Uint32Array;

  /** `capacity`: how many nodes to expect, only to save copies. */
  constructor(capacity = 1024) {
    this.nameIndex = new Uint32Array(capacity);
    this.self = new Float64Array(capacity);
    this.depth = new Uint32Array(capacity);
  }

  get nodeCount(): number {
    return this.count;
  }

  /**
   * Adds the next node in pre-order and returns its number. The first node is the root at depth 0; every other one is
   * at most one level below the node before it.
   */
  push(depth: number, nameIndex: number, self: number): number {
    const node = this.count;
    const isOrdered = node === 0 ? depth === 0 : depth > 0 && depth <= (this.depth[node - 1] ?? 0) + 1;
    if (!isOrdered) {
      throw new RangeError(`Node ${node} cannot be at depth ${depth}.`);
    }
    if (node >= this.self.length) {
      this.nameIndex = growUint32(this.nameIndex, node + 1);
      this.self = growFloat64(this.self, node + 1);
      this.depth = growUint32(this.depth, node + 1);
    }
    this.nameIndex[node] = nameIndex;
    this.self[node] = self;
    this.depth[node] = depth;
    this.count++;
    return node;
  }

  addSelf(node: number, value: number): void {
    this.self[node] += value;
  }

  build(names: readonly string[], cutNameIndex = -1): FlameTree {
    const { count } = this;
    const depth = trim(this.depth, count);
    const self = trim(this.self, count);
    const { total, subtreeEnd } = computeTotals(depth, self);
    return {
      nodeCount: count,
      names,
      nameIndex: trim(this.nameIndex, count),
      self,
      total,
      depth,
      subtreeEnd,
      cutNameIndex,
    };
  }
}

/** Creates a tree without any node, not even a root: a server that has no data answers this. */
export function createEmptyTree(): FlameTree {
  return new FlameTreeBuilder(0).build([]);
}

/** Totals and subtree ends of nodes in pre-order. */
export function computeTotals(
  depth: Uint32Array,
  self: Float64Array,
): { total: Float64Array<ArrayBuffer>; subtreeEnd: Uint32Array<ArrayBuffer> } {
  const count = depth.length;
  const total = new Float64Array(count);
  const subtreeEnd = new Uint32Array(count);
  let maxDepth = 0;
  for (let node = 0; node < count; node++) {
    maxDepth = Math.max(maxDepth, depth[node]);
  }
  // Walks from the last node to the first: nodes one level deeper that were seen since the last node of this level are
  // its children.
  const childrenTotal = new Float64Array(maxDepth + 2);
  const nextAtDepth = new Uint32Array(maxDepth + 2).fill(count);
  let previousDepth = 0;
  for (let node = count - 1; node >= 0; node--) {
    const level = depth[node];
    // A node at this level ends every deeper subtree before it, and deeper levels are only entered one at a time
    // going up, so the entries between the two levels are set once per step of depth.
    for (let deeper = previousDepth + 1; deeper <= level; deeper++) {
      nextAtDepth[deeper] = nextAtDepth[deeper - 1] ?? count;
    }
    const nodeTotal = self[node] + childrenTotal[level + 1];
    total[node] = nodeTotal;
    childrenTotal[level + 1] = 0;
    childrenTotal[level] += nodeTotal;
    subtreeEnd[node] = nextAtDepth[level] ?? count;
    nextAtDepth[level] = node;
    previousDepth = level;
  }
  return { total, subtreeEnd };
}

function trim<T extends Uint32Array | Float64Array>(array: T, length: number): T;
function trim(array: Uint32Array | Float64Array, length: number): Uint32Array | Float64Array {
  return array.length === length ? array : array.slice(0, length);
}
