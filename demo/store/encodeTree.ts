import { type CallTree, computeTotals } from './CallTree';
import { computePreOrder } from './computePreOrder';

/**
 * Encodes a tree in Pyroscope's TREE format: nodes in pre-order from the nameless root on, each as uvarint name length, UTF-8
 * name, uvarint self, uvarint number of children. No bytes for a tree without values.
 */
export function encodeTree(tree: CallTree, names: readonly string[], otherKey: number): Uint8Array<ArrayBuffer> {
  const [self] = tree.self;
  if (!self || computeTotals(tree)[0]?.[0] === 0) {
    return new Uint8Array();
  }
  const { nodes, childCount } = computePreOrder(tree, names, otherKey);
  const encoder = new TextEncoder();
  const encodedNames = new Map<number, Uint8Array>();
  const writer = new ByteWriter();
  for (const node of nodes) {
    const key = tree.key[node] ?? 0;
    const name = encodedNames.get(key) ?? encoder.encode(names[key]);
    encodedNames.set(key, name);
    writer.writeBytes(node === 0 ? new Uint8Array() : name);
    writer.writeVarint(self[node] ?? 0);
    writer.writeVarint(childCount[node] ?? 0);
  }
  return writer.finish();
}

class ByteWriter {
  private bytes = new Uint8Array(4096);
  private length = 0;

  /** Writes the length, then the bytes. */
  writeBytes(bytes: Uint8Array): void {
    this.writeVarint(bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Writes numbers up to 2⁵³, which bit operators could not handle. */
  writeVarint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) + 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
      grown.set(this.bytes);
      this.bytes = grown;
    }
  }
}
