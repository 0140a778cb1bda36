import { type FlameTree, getName, isCut } from 'profile/tree/FlameTree';

/** A function for the generator of claims, counted the slow way: stack by stack. */
export interface OracleFunction {
  readonly name: string;
  self: number;
  total: number;
}

/** The truth about a tree, computed without the code under test. */
export class Oracle {
  readonly functions: readonly OracleFunction[];
  readonly total: number;
  /** "caller → callee", direct calls. */
  private readonly calls = new Map<string, Set<string>>();
  private readonly reaches = new Map<string, Set<string>>();

  constructor(tree: FlameTree) {
    const byName = new Map<string, OracleFunction>();
    this.total = tree.total[0] ?? 0;
    const stack: string[] = [];
    for (let node = 0; node < tree.nodeCount; node++) {
      const depth = tree.depth[node] ?? 0;
      stack.length = depth;
      stack[depth] = getName(tree, node);
      if (depth === 0 || isCut(tree, node)) {
        continue;
      }
      const frames = stack.slice(1, depth + 1);
      const name = getName(tree, node);
      const own = tree.self[node] ?? 0;
      for (const frame of new Set(frames)) {
        const entry = byName.get(frame) ?? { name: frame, self: 0, total: 0 };
        byName.set(frame, entry);
        entry.total += own;
      }
      const entry = byName.get(name);
      if (entry) {
        entry.self += own;
      }
      frames.slice(0, -1).forEach((caller) => addTo(this.reaches, caller, name));
      const caller = frames.at(-2);
      if (caller !== undefined) {
        addTo(this.calls, caller, name);
      }
    }
    // What the server cut below a function is part of its total.
    const open: string[] = [];
    for (let node = 0; node < tree.nodeCount; node++) {
      const depth = tree.depth[node] ?? 0;
      open.length = depth;
      open[depth] = getName(tree, node);
      if (isCut(tree, node)) {
        for (const frame of new Set(open.slice(1, depth))) {
          const entry = byName.get(frame);
          if (entry) {
            entry.total += tree.total[node] ?? 0;
          }
        }
      }
    }
    this.functions = [...byName.values()];
  }

  has(name: string): boolean {
    return this.functions.some((known) => known.name === name);
  }

  listCalls(): { caller: string; callee: string }[] {
    return [...this.calls].flatMap(([caller, callees]) => [...callees].map((callee) => ({ caller, callee })));
  }

  reachesFrom(caller: string, callee: string): boolean {
    return this.reaches.get(caller)?.has(callee) ?? false;
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const found = map.get(key) ?? new Set();
  found.add(value);
  map.set(key, found);
}
