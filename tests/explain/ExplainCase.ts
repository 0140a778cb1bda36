import type { FlameTree } from 'profile/tree/FlameTree';
import { treeFromText } from '../helpers/treeFromText';

/** A profile whose fault is known, or that has none. */
export interface ExplainCase {
  readonly name: string;
  readonly profileTypeId: string;
  /** One line per stack, as `treeFromText` reads it. */
  readonly stacks: string;
  /** The earlier profile, if the case is a comparison. */
  readonly baseline?: string;
  /** True if a server cut the childless nodes named `other`. */
  readonly isLimited?: boolean;
  /** Functions of which an explanation has to name at least one. undefined for a flat profile without a cause. */
  readonly cause: readonly string[] | undefined;
}

/** Times in the cases are milliseconds: the trees get nanoseconds. */
const NS_PER_MS = 1e6;

export function getCaseTree({ stacks, profileTypeId, isLimited = false }: ExplainCase): FlameTree {
  const tree = treeFromText(stacks, { limited: isLimited });
  if (!profileTypeId.includes(':nanoseconds:')) {
    return tree;
  }
  return {
    ...tree,
    self: tree.self.map((value) => value * NS_PER_MS),
    total: tree.total.map((value) => value * NS_PER_MS),
  };
}

export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
export const ALLOC = 'memory:alloc_space:bytes:space:bytes';
export const INUSE = 'memory:inuse_space:bytes:space:bytes';
export const MUTEX = 'mutex:delay:nanoseconds:contentions:count';
export const WALL = 'wall:wall:nanoseconds:wall:nanoseconds';
export const GOROUTINES = 'goroutine:goroutine:count:goroutine:count';
