import { getStableNames, stableName } from 'profile/names/stableName';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { type Hash, hashText } from './hashText';
import { isName, shortenName, toDigits } from './shortenName';
import type { PathReference } from './Transform';

// Hash of a path, 64 bits in two halves, over the stable parts of names, so that it is the same in every run: of a child = of its parent × base + of its name, modulo 2^32. Odd bases can be
// divided by, which lets `findInvertedPath` compare parts of a stack.
const BASE_HIGH = 0x9e3779b1;
const BASE_LOW = 0x85ebca6b;

interface NameHashes {
  readonly high: Int32Array;
  readonly low: Int32Array;
}

const hashesOfNames = new WeakMap<readonly string[], NameHashes>();

function getNameHashes(tree: FlameTree): NameHashes {
  const known = hashesOfNames.get(tree.names);
  if (known) {
    return known;
  }
  const hashes = { high: new Int32Array(tree.names.length), low: new Int32Array(tree.names.length) };
  getStableNames(tree.names).forEach((name, index) => {
    // The cut mark has the text of a function that may stand beside it.
    const { high, low } = hashText(index === tree.cutNameIndex ? `\0${name}` : name);
    hashes.high[index] = high;
    hashes.low[index] = low;
  });
  hashesOfNames.set(tree.names, hashes);
  return hashes;
}

/** Returns the nodes from the root to the node, both included. */
export function getPath(tree: FlameTree, node: number): number[] {
  const path: number[] = [];
  let level = tree.depth[node] + 1;
  for (let above = node; level > 0; above--) {
    if (tree.depth[above] === level - 1) {
      path.push(above);
      level--;
    }
  }
  return path.reverse();
}

/** Returns the names of a stack: from a child of the root to the node, both included; none for the root. */
export function getPathNames(tree: FlameTree, node: number): string[] {
  return getPath(tree, node)
    .slice(1)
    .map((step) => getName(tree, step));
}

/** Returns the text of a node in a link. `node` is not the root. Works for an upright and an inverted tree. */
export function getPathReference(tree: FlameTree, node: number): PathReference {
  const { high, low } = getNameHashes(tree);
  const names = getPath(tree, node)
    .slice(1)
    .map((step) => tree.nameIndex[step]);
  return toReference(
    getName(tree, node),
    names.map((name) => ({ high: high[name], low: low[name] })),
  );
}

/** The same for a path given by the names of its functions, from a child of the root on; none of them is a cut. */
export function buildPathReference(names: readonly string[]): PathReference {
  return toReference(
    names.at(-1) ?? '',
    names.map((name) => hashText(stableName(name))),
  );
}

function toReference(name: string, hashes: readonly Hash[]): PathReference {
  let high = 0;
  let low = 0;
  for (const hash of hashes) {
    high = (Math.imul(high, BASE_HIGH) + hash.high) | 0;
    low = (Math.imul(low, BASE_LOW) + hash.low) | 0;
  }
  return { name: shortenName(name), depth: hashes.length, hash: toDigits(high) + toDigits(low) };
}

/** Resolves the node that a link speaks of, undefined if the tree has no such path. Linear. */
export function resolvePathHash(tree: FlameTree, path: PathReference): number | undefined {
  const target = parseHash(path.hash);
  if (!target || path.depth >= tree.nodeCount) {
    return undefined;
  }
  const hashes = getNameHashes(tree);
  const highAtDepth = new Int32Array(path.depth + 1);
  const lowAtDepth = new Int32Array(path.depth + 1);
  for (let node = 1; node < tree.nodeCount;) {
    const level = tree.depth[node];
    const name = tree.nameIndex[node];
    const high = (Math.imul(highAtDepth[level - 1] ?? 0, BASE_HIGH) + hashes.high[name]) | 0;
    const low = (Math.imul(lowAtDepth[level - 1] ?? 0, BASE_LOW) + hashes.low[name]) | 0;
    if (level < path.depth) {
      highAtDepth[level] = high;
      lowAtDepth[level] = low;
      node++;
    } else if (high === target.high && low === target.low && isName(path.name, getName(tree, node))) {
      return node;
    } else {
      node = tree.subtreeEnd[node];
    }
  }
  return undefined;
}

/**
 * Finds the value that stacks of an upright tree hold whose end, read upwards, is the path of an inverted tree: per
 * node at which such an end begins. undefined if there is none. Linear.
 *
 *     main → parse → read 5      path "read, parse": 5 at the node parse
 */
export function findInvertedPath(tree: FlameTree, path: PathReference): Float64Array | undefined {
  const target = parseHash(path.hash);
  const hashes = getNameHashes(tree);
  const levels = tree.depth.reduce((deepest, depth) => Math.max(deepest, depth), 0) + 1;
  if (!target || path.depth >= levels) {
    return undefined;
  }
  // prefix[d] = sum over the levels j up to d of hash(name at j) × base^j. The path's hash times base^(first level) is
  // then a difference of two prefixes.
  const prefixHigh = new Int32Array(levels);
  const prefixLow = new Int32Array(levels);
  const powerHigh = new Int32Array(levels).fill(1);
  const powerLow = new Int32Array(levels).fill(1);
  const nodeAtDepth = new Uint32Array(levels);
  for (let level = 1; level < levels; level++) {
    powerHigh[level] = Math.imul(powerHigh[level - 1] ?? 0, BASE_HIGH);
    powerLow[level] = Math.imul(powerLow[level - 1] ?? 0, BASE_LOW);
  }
  const value = new Float64Array(tree.nodeCount);
  let isFound = false;
  for (let node = 1; node < tree.nodeCount; node++) {
    const level = tree.depth[node];
    const name = tree.nameIndex[node];
    const high = ((prefixHigh[level - 1] ?? 0) + Math.imul(hashes.high[name], powerHigh[level])) | 0;
    const low = ((prefixLow[level - 1] ?? 0) + Math.imul(hashes.low[name], powerLow[level])) | 0;
    prefixHigh[level] = high;
    prefixLow[level] = low;
    nodeAtDepth[level] = node;
    const first = level - path.depth + 1;
    if (first < 1 || tree.self[node] === 0) {
      continue;
    }
    const isHere =
      ((high - (prefixHigh[first - 1] ?? 0)) | 0) === Math.imul(target.high, powerHigh[first]) &&
      ((low - (prefixLow[first - 1] ?? 0)) | 0) === Math.imul(target.low, powerLow[first]);
    const begin = nodeAtDepth[first];
    if (isHere && isName(path.name, getName(tree, begin))) {
      value[begin] += tree.self[node];
      isFound = true;
    }
  }
  return isFound ? value : undefined;
}

function parseHash(digits: string): { high: number; low: number } | undefined {
  return /^[0-9a-f]{16}$/.test(digits)
    ? { high: parseInt(digits.slice(0, 8), 16) | 0, low: parseInt(digits.slice(8), 16) | 0 }
    : undefined;
}
