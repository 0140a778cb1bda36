import { finishTree } from 'profile/tree/finishTree';
import type { FlameTree } from 'profile/tree/FlameTree';
import { createEmptyTree, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { indexNames } from 'profile/tree/NameTable';
import { failuresOf, MAX_NODES } from 'profile/tree/ProfileDecodeError';
import type { DecodeOptions } from './runSteps';

const failure = failuresOf('nested set');

/** Columns of Grafana's flame graph frame ("nested set"): nodes in pre-order, `level` is the depth. */
export interface NestedSet {
  readonly level: ArrayLike<number>;
  /** Total of the node. */
  readonly value: ArrayLike<number>;
  readonly self: ArrayLike<number>;
  /** Index into `names`. */
  readonly label: ArrayLike<number>;
  readonly names: readonly string[];
}

/**
 * Decodes the columns of Grafana's flame graph frame. `value` is checked, not stored: a node smaller than its self and
 * its children is an error.
 *
 * @throws ProfileDecodeError
 */
export function decodeNestedSet(columns: NestedSet, options: DecodeOptions): FlameTree {
  const { level, value, self, label } = columns;
  const { names, indexOf } = indexNames(columns.names, 'nested set');
  const count = level.length;
  if (count === 0) {
    return createEmptyTree();
  }
  if (count > MAX_NODES) {
    throw failure('too-large', `The frame has more than ${MAX_NODES.toLocaleString('en')} rows.`);
  }
  if (value.length !== count || self.length !== count || label.length !== count) {
    throw failure('truncated', 'The columns of the frame differ in length.');
  }
  const builder = new FlameTreeBuilder(count);
  let previous = -1;
  for (let row = 0; row < count; row++) {
    const depth = level[row] ?? NaN;
    const isOrdered = row === 0 ? depth === 0 : Number.isInteger(depth) && depth > 0 && depth <= previous + 1;
    if (!isOrdered) {
      throw failure('inconsistent', `Row ${row} of the frame cannot be at level ${depth} after level ${previous}.`);
    }
    previous = depth;
    const rowSelf = self[row] ?? NaN;
    if (!Number.isFinite(rowSelf) || !Number.isFinite(value[row] ?? NaN)) {
      throw failure('malformed', `Row ${row} of the frame has no number.`);
    }
    if (rowSelf < 0) {
      throw failure('negative', `Row ${row} of the frame has the negative self ${rowSelf}.`);
    }
    const name = indexOf[label[row] ?? NaN];
    if (name === undefined) {
      throw failure('malformed', `Row ${row} of the frame has name ${label[row]} of ${indexOf.length}.`);
    }
    builder.push(depth, name, rowSelf);
  }
  const tree = builder.build(names);
  for (let row = 0; row < count; row++) {
    const total = tree.total[row];
    // Rows may have gone through a conversion of units, so a difference in the last digits is not a contradiction.
    if (Math.abs(total - (value[row] ?? 0)) > total * 1e-9) {
      throw failure(
        'inconsistent',
        `Row ${row} has the value ${value[row]}, but self and children add up to ${total}.`,
      );
    }
  }
  return finishTree(tree, { format: 'nested set', limited: options.limited });
}
