/** A node of an answer; self and total have one number per side (two for a diff). */
interface WireNode {
  readonly name: string;
  readonly self: readonly number[];
  readonly total: number[];
  readonly children: WireNode[];
}

interface Levels {
  readonly names: readonly string[];
  readonly levels: readonly { readonly values: readonly string[] }[];
}

/** Prints Pyroscope's TREE bytes (base64) as indented lines, siblings by name. */
export function printTreeBytes(base64: string): string[] {
  const bytes = Buffer.from(base64, 'base64');
  let offset = 0;
  const readVarint = (): number => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = bytes[offset++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) {
        return value;
      }
    }
  };
  const readNode = (): [WireNode, number] => {
    const nameLength = readVarint();
    const name = bytes.toString('utf8', offset, offset + nameLength);
    offset += nameLength;
    return [{ name, self: [readVarint()], total: [0], children: [] }, readVarint()];
  };
  const [root, rootChildCount] = readNode();
  const parents = new Array<WireNode>(rootChildCount).fill(root);
  for (let parent = parents.pop(); parent; parent = parents.pop()) {
    const [child, childCount] = readNode();
    parent.children.push(child);
    parents.push(...new Array<WireNode>(childCount).fill(child));
  }
  if (offset !== bytes.length) {
    throw new Error(`${bytes.length - offset} bytes after the tree`);
  }
  addUp(root);
  return print({ ...root, name: 'total' });
}

/**
 * Prints flame graph levels as indented lines, siblings by name. Throws if a bar does not lie under a bar of the level above,
 * beside that bar's own (self) part.
 */
export function printLevels({ names, levels }: Levels, sides: 1 | 2): string[] {
  const width = sides * 3 + 1;
  let above: PlacedNode[] = [];
  let root: WireNode | undefined;
  for (const { values } of levels) {
    const level: PlacedNode[] = [];
    const ends = new Array<number>(sides).fill(0);
    for (let i = 0; i < values.length; i += width) {
      const numbers = values.slice(i, i + width).map(Number);
      const bar = readBar(numbers, names, ends);
      level.push(bar);
      root ??= bar.node;
      if (above.length > 0) {
        findParent(above, bar).node.children.push(bar.node);
      }
    }
    above = level;
  }
  return root ? print(root) : [];
}

interface PlacedNode {
  readonly node: WireNode;
  readonly x: readonly number[];
}

function readBar(numbers: readonly number[], names: readonly string[], ends: number[]): PlacedNode {
  const sides = ends.map((_, side) => numbers.slice(side * 3, side * 3 + 3));
  const x = sides.map(([offset = 0, total = 0], side) => {
    const start = (ends[side] ?? 0) + offset;
    ends[side] = start + total;
    return start;
  });
  const name = names[numbers.at(-1) ?? -1] ?? '(no such name)';
  const total = sides.map((side) => side[1] ?? 0);
  return { x, node: { name, total, self: sides.map((side) => side[2] ?? 0), children: [] } };
}

function findParent(above: readonly PlacedNode[], bar: PlacedNode): PlacedNode {
  const parent = above.find(({ node, x }) =>
    // A side on which the bar has no width says nothing about its place.
    bar.node.total.every((total, side) => {
      const start = (x[side] ?? 0) + (node.self[side] ?? 0);
      const end = (x[side] ?? 0) + (node.total[side] ?? 0);
      const barStart = bar.x[side] ?? 0;
      return total === 0 || (barStart >= start && barStart + total <= end);
    }),
  );
  if (!parent) {
    throw new Error(`${bar.node.name} at ${bar.x.join('/')} hangs in the air`);
  }
  return parent;
}

function addUp(node: WireNode): number {
  node.total[0] = (node.self[0] ?? 0) + node.children.reduce((sum, child) => sum + addUp(child), 0);
  return node.total[0];
}

function print(node: WireNode, indent = ''): string[] {
  const children = [...node.children].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    `${indent}${node.name} ${node.total.join('/')} (self ${node.self.join('/')})`,
    ...children.flatMap((child) => print(child, `${indent}  `)),
  ];
}
