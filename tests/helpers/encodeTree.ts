import { type FlameTree, getName } from 'profile/tree/FlameTree';

/** Encodes a tree as TREE bytes like a Pyroscope: the root without a name, what was cut under `other`. */
export function encodeTree(tree: FlameTree): Uint8Array {
  const bytes: number[] = [];
  const pushVarint = (value: number) => {
    let rest = BigInt(value);
    while (rest > 0x7fn) {
      bytes.push(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    bytes.push(Number(rest));
  };
  const utf8 = new TextEncoder();
  for (let node = 0; node < tree.nodeCount; node++) {
    const end = tree.subtreeEnd[node] ?? 0;
    let children = 0;
    for (let child = node + 1; child < end; child = tree.subtreeEnd[child] ?? end) {
      children++;
    }
    const name = utf8.encode(node === 0 ? '' : getName(tree, node));
    pushVarint(name.length);
    for (const byte of name) {
      bytes.push(byte);
    }
    pushVarint(tree.self[node] ?? 0);
    pushVarint(children);
  }
  return Uint8Array.from(bytes);
}
