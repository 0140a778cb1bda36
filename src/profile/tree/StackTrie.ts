import type { FlameTree } from './FlameTree';
import { FlameTreeBuilder } from './FlameTreeBuilder';
import { growFloat64, growUint32 } from './growArray';
import { MAX_NODES, ProfileDecodeError, type ProfileFormat } from './ProfileDecodeError';

const NONE = 0xffffffff;
const ROOT = 0;

/**
 * A call tree under construction from stacks in any order: equal paths share nodes, children keep the order in which
 * they were first met. Node 0 is the root.
 */
export class StackTrie {
  private count = 1;
  private parent = new Uint32Array(1024);
  private name = new Uint32Array(1024);
  private self = new Float64Array(1024);
  private firstChild = new Uint32Array(1024);
  private lastChild = new Uint32Array(1024);
  private nextSibling = new Uint32Array(1024);
  /** Open addressing over (parent, name): node, 0 for a free slot (the root is nobody's child). */
  private slots = new Uint32Array(4096);
  /**
   * Differs from trie to trie so that no input can be made to collide. Results do not depend on it: it only decides
   * where in the table a node is kept.
   */
  private readonly seed = Math.floor(Math.random() * 0x7fffffff) | 1;

  constructor(
    rootNameIndex: number,
    private readonly format: ProfileFormat,
    private readonly maxNodes = MAX_NODES,
  ) {
    this.name[ROOT] = rootNameIndex;
    this.firstChild[ROOT] = NONE;
    this.lastChild[ROOT] = NONE;
    this.nextSibling[ROOT] = NONE;
  }

  get nodeCount(): number {
    return this.count;
  }

  addSelf(node: number, value: number): void {
    this.self[node] += value;
  }

  /** The child of that name; made when it is new. */
  child(parent: number, nameIndex: number): number {
    // Most nodes have one child, which is next to them in memory, unlike the table of slots.
    const last = this.lastChild[parent];
    if (last !== NONE && this.name[last] === nameIndex) {
      return last;
    }
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = this.hash(parent, nameIndex) & mask;
    for (let node = slots[slot]; node !== 0; node = slots[slot]) {
      if (this.parent[node] === parent && this.name[node] === nameIndex) {
        return node;
      }
      slot = (slot + 1) & mask;
    }
    return this.addChild(slot, parent, nameIndex);
  }

  /**
   * Adds a tree: its root becomes the node `top`. Returns the node of each of its nodes.
   *
   * @param nameOf index here of each of its names; the same if omitted
   */
  addTree(tree: FlameTree, nameOf?: Uint32Array, top = ROOT): Uint32Array {
    const added = new Uint32Array(tree.nodeCount);
    const atDepth = [top];
    for (let node = 0; node < tree.nodeCount; node++) {
      const depth = tree.depth[node];
      const name = tree.nameIndex[node];
      const place = depth === 0 ? top : this.child(atDepth[depth - 1] ?? top, nameOf ? nameOf[name] : name);
      this.addSelf(place, tree.self[node]);
      atDepth[depth] = place;
      added[node] = place;
    }
    return added;
  }

  /** `treeNode[n]` is the place of trie node n in `tree`. */
  toTree(names: readonly string[], cutNameIndex = -1): { tree: FlameTree; treeNode: Uint32Array } {
    const builder = new FlameTreeBuilder(this.count);
    const treeNode = new Uint32Array(this.count);
    let node = ROOT;
    let depth = 0;
    for (;;) {
      treeNode[node] = builder.push(depth, this.name[node], this.self[node]);
      const firstChild = this.firstChild[node] ?? NONE;
      if (firstChild !== NONE) {
        node = firstChild;
        depth++;
        continue;
      }
      while (node !== ROOT && this.nextSibling[node] === NONE) {
        node = this.parent[node] ?? ROOT;
        depth--;
      }
      if (node === ROOT) {
        return { tree: builder.build(names, cutNameIndex), treeNode };
      }
      node = this.nextSibling[node] ?? ROOT;
    }
  }

  private addChild(slot: number, parent: number, nameIndex: number): number {
    const node = this.count;
    if (node >= this.maxNodes) {
      const message = `The profile has more than ${this.maxNodes.toLocaleString('en')} nodes.`;
      throw new ProfileDecodeError(this.format, 'too-large', message);
    }
    if (node >= this.parent.length) {
      this.grow(node + 1);
    }
    this.count++;
    this.parent[node] = parent;
    this.name[node] = nameIndex;
    this.firstChild[node] = NONE;
    this.lastChild[node] = NONE;
    this.nextSibling[node] = NONE;
    const last = this.lastChild[parent] ?? NONE;
    if (last === NONE) {
      this.firstChild[parent] = node;
    } else {
      this.nextSibling[last] = node;
    }
    this.lastChild[parent] = node;
    this.slots[slot] = node;
    if (this.count * 2 > this.slots.length) {
      this.growSlots();
    }
    return node;
  }

  private grow(length: number): void {
    this.parent = growUint32(this.parent, length);
    this.name = growUint32(this.name, length);
    this.self = growFloat64(this.self, length);
    this.firstChild = growUint32(this.firstChild, length);
    this.lastChild = growUint32(this.lastChild, length);
    this.nextSibling = growUint32(this.nextSibling, length);
  }

  private growSlots(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let node = 1; node < this.count; node++) {
      let slot = this.hash(this.parent[node], this.name[node]) & mask;
      while (slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = node;
    }
    this.slots = slots;
  }

  private hash(parent: number, nameIndex: number): number {
    let hash = Math.imul(parent ^ this.seed, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15) ^ nameIndex, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}
