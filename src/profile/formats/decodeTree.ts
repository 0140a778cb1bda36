import { finishTree } from 'profile/tree/finishTree';
import { type FlameTree, NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { createEmptyTree, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { growFloat64 } from 'profile/tree/growArray';
import { NameTable } from 'profile/tree/NameTable';
import { failuresOf, MAX_NODES, MAX_PROFILE_BYTES } from 'profile/tree/ProfileDecodeError';
import { ByteReader } from './ByteReader';
import type { DecodeOptions } from './runSteps';

const failure = failuresOf('tree');

/** Length of the name, self and number of children take at least a byte each. */
const MIN_NODE_BYTES = 3;

/**
 * Decodes Pyroscope's TREE format (`SelectMergeStacktracesResponse.tree`): nodes in pre-order, each as uvarint length
 * of the name, name in UTF-8, uvarint self, uvarint number of children. The first node is a virtual root without a
 * name. Totals are not in it. No bytes: no data, an empty tree.
 *
 * @throws ProfileDecodeError
 */
export function decodeTree(bytes: Uint8Array, options: DecodeOptions): FlameTree {
  if (bytes.length === 0) {
    return createEmptyTree();
  }
  if (bytes.length > MAX_PROFILE_BYTES) {
    throw failure('too-large', `The answer has ${bytes.length.toLocaleString('en')} bytes.`);
  }
  const maxNodes = options.maxNodes ?? MAX_NODES;
  const reader = new ByteReader(bytes, 'tree');
  const nameTable = new NameTable('tree', bytes);
  const rootName = nameTable.internText(NAME_OF_ROOT);
  // Real trees take about 30 bytes a node.
  const builder = new FlameTreeBuilder(Math.min(maxNodes, (bytes.length >>> 5) + 16));
  /** Children still to come, by depth of their parent. */
  let missing = new Float64Array(64);
  let missingTotal = 1;
  let depth = 0;
  while (missingTotal > 0) {
    const nameLength = reader.length();
    const nameStart = reader.pos;
    reader.pos += nameLength;
    const self = reader.varint();
    const childCount = reader.varint();
    if (self < 0 || childCount < 0) {
      throw failure('negative', `Node ${builder.nodeCount} has a negative value.`);
    }
    // The virtual root gets the name that people know from flame graphs.
    const isUnnamedRoot = builder.nodeCount === 0 && nameLength === 0;
    builder.push(depth, isUnnamedRoot ? rootName : nameTable.internBytes(nameStart, nameLength), self);

    missingTotal += childCount - 1;
    // Checked at every node, so that a count that lies is found at once and costs nothing.
    if (missingTotal * MIN_NODE_BYTES > bytes.length - reader.pos) {
      throw reader.truncated();
    }
    if (builder.nodeCount + missingTotal > maxNodes) {
      throw failure('too-large', `The answer has more than ${maxNodes.toLocaleString('en')} nodes.`);
    }
    if (childCount > 0) {
      if (depth >= missing.length) {
        missing = growFloat64(missing, depth + 1);
      }
      missing[depth] = childCount - 1;
      depth++;
    } else {
      while (depth > 0 && missing[depth - 1] === 0) {
        depth--;
      }
      if (depth > 0) {
        missing[depth - 1] = (missing[depth - 1] ?? 0) - 1;
      }
    }
  }
  if (reader.pos !== bytes.length) {
    throw failure('malformed', `Bytes follow after the last node, from byte ${reader.pos}.`);
  }
  return finishTree(builder.build(nameTable.names), { format: 'tree', limited: options.limited });
}
