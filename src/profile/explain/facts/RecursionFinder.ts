import type { FlameTree } from 'profile/tree/FlameTree';

/** Ways around longer than this are not compared. */
const MAX_WAY = 64;

const NONE = -1;

/**
 * Tells recursion from chains. A function recurses if it calls itself, or comes back on the same way as the last time.
 * A chain of filters passes one function again and again, but each time through another filter.
 *
 *     walk → visit → walk → visit → walk       recursion of walk
 *     next → auth.do → next → log.do → next    a chain
 */
export class RecursionFinder {
  /** Value of the stacks on which a function recurses, by name. */
  readonly recursive: Float64Array;
  /** Largest number of calls of the function on one stack, by name. */
  readonly nesting: Uint32Array;

  private readonly stack: number[] = [];
  /** For each depth, the depth of the previous call of the same function. */
  private readonly previous: number[] = [];
  private readonly lastDepth: Int32Array;
  private readonly open: Uint32Array;
  private readonly coveredEnd: Uint32Array;

  constructor(private readonly tree: FlameTree) {
    const count = tree.names.length;
    this.recursive = new Float64Array(count);
    this.nesting = new Uint32Array(count);
    this.lastDepth = new Int32Array(count).fill(NONE);
    this.open = new Uint32Array(count);
    this.coveredEnd = new Uint32Array(count);
  }

  /** Takes the nodes in their order. `name` is -1 for nodes that are not functions. */
  visit(level: number, name: number, node: number): void {
    this.leaveTo(level);
    const before = name < 0 ? NONE : this.lastDepth[name];
    this.stack[level] = name;
    this.previous[level] = before;
    if (name < 0) {
      return;
    }
    this.lastDepth[name] = level;
    this.open[name]++;
    this.nesting[name] = Math.max(this.nesting[name], this.open[name]);
    if (before === NONE || !this.isSameWay(before, level)) {
      return;
    }
    if (node >= this.coveredEnd[name]) {
      this.coveredEnd[name] = this.tree.subtreeEnd[node];
      this.recursive[name] += this.tree.total[node];
    }
  }

  private leaveTo(level: number): void {
    while (this.stack.length > level) {
      const name = this.stack.pop() ?? NONE;
      const before = this.previous.pop() ?? NONE;
      if (name >= 0) {
        this.lastDepth[name] = before;
        this.open[name]--;
      }
    }
    while (this.stack.length < level) {
      this.stack.push(NONE);
      this.previous.push(NONE);
    }
  }

  /** True if the way from the call before to this one is none, or that from the call before it. */
  private isSameWay(before: number, level: number): boolean {
    const length = level - before;
    if (length === 1) {
      return true;
    }
    const first = this.previous[before];
    if (first === NONE || before - first !== length || length > MAX_WAY) {
      return false;
    }
    for (let step = 1; step < length; step++) {
      if (this.stack[before + step] !== this.stack[first + step]) {
        return false;
      }
    }
    return true;
  }
}
