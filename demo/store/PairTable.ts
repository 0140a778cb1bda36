import { createUint32Column } from './Column';

const NO_PARENT = 0xffffffff;

/**
 * A prefix tree as a table of (parent, key) pairs: node 0 is the root, a node comes after its parent, and equal
 * prefixes are one node. Millions of nodes cost about 20 bytes each: the hash index holds node numbers only.
 *
 *     main;a;b and main;c  →  1 (0, main)  2 (1, a)  3 (2, b)  4 (1, c)
 */
export class PairTable {
  private readonly parents = createUint32Column();
  private readonly keys = createUint32Column();
  /** Open addressing: node + 1, or 0 for a free slot. */
  private slots = new Uint32Array(64);

  constructor() {
    this.add(NO_PARENT, 0);
  }

  get size(): number {
    return this.parents.length;
  }

  /** Parent of each node; only the first `size` count. The root's is not a node. */
  get parent(): Uint32Array {
    return this.parents.items;
  }

  /** Key of each node; only the first `size` count. */
  get key(): Uint32Array {
    return this.keys.items;
  }

  /** Finds the child of a node with this key, or creates it. */
  getChild(parent: number, key: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash(parent, key) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot] ?? 0;
      if (entry === 0) {
        return this.add(parent, key);
      }
      if (this.parents.items[entry - 1] === parent && this.keys.items[entry - 1] === key) {
        return entry - 1;
      }
    }
  }

  private add(parent: number, key: number): number {
    const node = this.size;
    this.parents.push(parent);
    this.keys.push(key);
    if (this.size * 2 > this.slots.length) {
      this.rebuildIndex(this.slots.length * 2);
    } else {
      this.insert(node);
    }
    return node;
  }

  private rebuildIndex(slotCount: number): void {
    this.slots = new Uint32Array(slotCount);
    for (let node = 0; node < this.size; node++) {
      this.insert(node);
    }
  }

  private insert(node: number): void {
    const mask = this.slots.length - 1;
    let slot = hash(this.parents.items[node] ?? 0, this.keys.items[node] ?? 0) & mask;
    while (this.slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = node + 1;
  }
}

function hash(parent: number, key: number): number {
  const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(key, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
