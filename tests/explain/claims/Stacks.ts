import { type FlameTree, getName, isCut } from 'profile/tree/FlameTree';

/** A stack of functions from the root on, with its cost. */
interface Stack {
  readonly frames: readonly string[];
  readonly value: number;
}

/** Costs of functions alone, together, below and beside each other: counted stack by stack, without the code under test. */
export class Stacks {
  readonly total: number;
  private readonly stacks: readonly Stack[];

  constructor(tree: FlameTree) {
    const path: string[] = [];
    const stacks: Stack[] = [];
    for (let node = 0; node < tree.nodeCount; node++) {
      const depth = tree.depth[node] ?? 0;
      path.length = depth;
      path[depth] = getName(tree, node);
      // What the server cut away belongs to the functions above it.
      const frames = isCut(tree, node) ? path.slice(1, depth) : path.slice(1, depth + 1);
      const value = tree.self[node] ?? 0;
      if (value > 0) {
        stacks.push({ frames, value });
      }
    }
    this.stacks = stacks;
    this.total = stacks.reduce((sum, { value }) => sum + value, 0);
  }

  listNames(): string[] {
    return [...new Set(this.stacks.flatMap(({ frames }) => frames))];
  }

  /** Adds up the stacks that one of the functions is on. */
  getTotal(...names: readonly string[]): number {
    return this.sum(({ frames }) => names.some((name) => frames.includes(name)));
  }

  getSelf(...names: readonly string[]): number {
    return this.sum(({ frames }) => names.includes(frames.at(-1) ?? ''));
  }

  /** Adds up the stacks on which `part` is below `whole`. */
  getWithin(part: string, whole: string): number {
    return this.sum(({ frames }) => frames.includes(whole) && frames.lastIndexOf(part) > frames.indexOf(whole));
  }

  /** Adds up the stacks that `part` is on and `excluded` is not. */
  getWithout(part: string, excluded: string): number {
    return this.sum(({ frames }) => frames.includes(part) && !frames.includes(excluded));
  }

  private sum(isMeant: (stack: Stack) => boolean): number {
    return this.stacks.reduce((sum, stack) => sum + (isMeant(stack) ? stack.value : 0), 0);
  }
}
