import type { FlameTree } from 'profile/tree/FlameTree';
import type { NestedSet } from './decodeNestedSet';

/** Returns the columns of Grafana's flame graph frame. They are the arrays of the tree itself, not copies. */
export function encodeNestedSet(tree: FlameTree): NestedSet {
  return { level: tree.depth, value: tree.total, self: tree.self, label: tree.nameIndex, names: tree.names };
}
