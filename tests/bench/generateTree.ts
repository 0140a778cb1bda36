import { createRandom } from 'profile/diff/createRandom';
import { NODES_PER_NAME, type TreeShape } from './TreeShape';

/** Name of the one frame at the greatest depth; no other frame has it. */
export const DEEPEST_FUNCTION = 'acme/bottom.(*Well).reachGround';

/** One sample of a CPU profile at 100 Hz. */
const SAMPLE_NS = 10_000_000;

/**
 * Generates the TREE bytes of a made profile, as a Pyroscope sends them: exactly `nodeCount` nodes with the virtual root,
 * siblings differ in name, most samples are in leaves and none of them is heavy. The same arguments give the same bytes; the time
 * grows with the number of nodes.
 * @param shape its depth must be less than `nodeCount`
 */
export function generateTreeBytes(shape: TreeShape, nodeCount: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  const names = generateNames(Math.min(shape.nameCount, Math.ceil(nodeCount / NODES_PER_NAME)));
  const { childCount, nameIndex } = generateStacks(shape, nodeCount, names.length - 1, random);
  const bytes = new Uint8Array(nodeCount * (Math.max(...names.map(({ length }) => length)) + 16));
  let end = 0;
  const writeVarint = (value: number) => {
    let rest = value;
    while (rest > 0x7f) {
      bytes[end++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    bytes[end++] = rest;
  };
  for (let node = 0; node < nodeCount; node++) {
    const children = childCount[node] ?? 0;
    const name = node === 0 ? new Uint8Array() : (names[nameIndex[node] ?? 0] ?? new Uint8Array());
    writeVarint(name.length);
    bytes.set(name, end);
    end += name.length;
    const isSampled = children === 0 || (node > 0 && random() < 0.1);
    writeVarint(isSampled ? SAMPLE_NS * (1 + Math.floor(random() ** 4 * 40)) : 0);
    writeVarint(children);
  }
  return bytes.slice(0, end);
}

/** Generates names in UTF-8; the last one is that of the deepest frame. */
function generateNames(nameCount: number): Uint8Array[] {
  const utf8 = new TextEncoder();
  const names: Uint8Array[] = [];
  for (let index = 0; index < nameCount; index++) {
    names.push(utf8.encode(`acme/pkg${index % 317}.(*T${index % 1009}).call${index}`));
  }
  names.push(utf8.encode(DEEPEST_FUNCTION));
  return names;
}

interface Stacks {
  /** For each node, in pre-order. */
  readonly childCount: Uint32Array;
  readonly nameIndex: Uint32Array;
}

/** Generates stack after stack, each leaving the one before at some depth: that gives a tree in pre-order. */
function generateStacks(shape: TreeShape, nodeCount: number, nameCount: number, random: () => number): Stacks {
  const childCount = new Uint32Array(nodeCount);
  const nameIndex = new Uint32Array(nodeCount);
  const firstChildName = new Uint32Array(nodeCount).map(() => Math.floor(random() * nameCount));
  /** The nodes of the current stack by their depth. */
  const path = new Uint32Array(shape.depth + 1);
  let depth = 0;
  let ownNodes = shape.depth;
  for (let node = 1; node < nodeCount; node++) {
    if (ownNodes === 0) {
      const hasRoom = (at: number) => (childCount[path[at] ?? 0] ?? 0) < nameCount;
      depth = findRoom(leaveStack(shape, depth, random), shape.depth - 1, hasRoom);
      ownNodes = 1 + Math.min(drawLength(shape.ownNodes - 1, random), shape.depth - 1 - depth);
    }
    const caller = path[depth] ?? 0;
    const callees = childCount[caller] ?? 0;
    childCount[caller] = callees + 1;
    nameIndex[node] = node === shape.depth ? nameCount : ((firstChildName[caller] ?? 0) + callees) % nameCount;
    path[++depth] = node;
    ownNodes--;
  }
  return { childCount, nameIndex };
}

/** Draws the depth of the last node that the next stack shares with this one. */
function leaveStack(shape: TreeShape, depth: number, random: () => number): number {
  const tooDeep = Math.max(0, depth - shape.usualDepth);
  return Math.max(0, depth - 1 - drawLength(shape.ownNodes - 1, random) - Math.floor(tooDeep * random()));
}

/** Finds the next depth with room: siblings differ in name, so a frame has at most as many callees as there are names. */
function findRoom(depth: number, maxDepth: number, hasRoom: (depth: number) => boolean): number {
  for (let at = depth; at <= maxDepth; at++) {
    if (hasRoom(at)) {
      return at;
    }
  }
  for (let at = depth - 1; at >= 0; at--) {
    if (hasRoom(at)) {
      return at;
    }
  }
  throw new Error('There are not enough names for so many nodes.');
}

/** Draws a length of 0 or more, `mean` on average, seldom much more. */
function drawLength(mean: number, random: () => number): number {
  return Math.floor(-Math.log(1 - random()) * (mean + 0.5));
}
