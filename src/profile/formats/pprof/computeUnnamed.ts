import { parseUnit } from 'profile/catalog/parseUnit';
import { addAmount } from 'profile/collect';
import type { FlameTree } from 'profile/tree/FlameTree';
import { StackTrie } from 'profile/tree/StackTrie';
import { checkFrameCount } from './buildTreeFromPprof';
import { nameFrames } from './nameFrames';
import type { PprofProfile } from './PprofProfile';

/** A file that was running, as the profile names it ("" for unknown), and what it cost. */
export interface BinaryValue {
  readonly file: string;
  readonly value: number;
}

/** Values of one sample type, in the base unit of its profile type (ns, bytes, count). */
export interface UnnamedCode {
  /** Value of stacks with at least one function, which a call tree can show. */
  readonly named: number;
  /** Value of stacks without any function. */
  readonly unnamed: number;
  /** The parts of `unnamed` by file, largest first. */
  readonly binaries: readonly BinaryValue[];
  readonly below: UnnamedBelow;
}

/** Stacks that begin with functions and end without. */
export interface UnnamedBelow {
  /** Tree of the functions of these stacks. The self of a node is the value of frames without a function below it. */
  readonly tree: FlameTree;
  /** Largest first. */
  readonly binaries: readonly BinaryValue[];
  /** The files by the name of the last function, largest first. */
  readonly binariesOf: ReadonlyMap<string, readonly BinaryValue[]>;
}

/**
 * Computes the cost of code without symbols, with the frames of `buildTreeFromPprof`.
 *
 * @throws ProfileDecodeError
 */
export function computeUnnamed(profile: PprofProfile, sampleTypeIndex: number): UnnamedCode {
  const { samples, sampleTypes } = profile;
  const { names, frameStart, frames } = nameFrames(profile);
  checkFrameCount(profile, frameStart);
  const { factor } = parseUnit(sampleTypes[sampleTypeIndex]?.unit ?? '');
  const hasFunction = (location: number) => frameStart[location] !== frameStart[location + 1];
  const trie = new StackTrie(0, 'pprof');
  const alone = new Map<string, number>();
  const below = new Map<string, number>();
  const belowOf = new Map<number, Map<string, number>>();
  let named = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    const value = samples.values[sample * sampleTypes.length + sampleTypeIndex] * factor;
    const start = samples.stackStart[sample];
    // The file has the leaf first.
    const stack = samples.stack.subarray(start, samples.stackEnd[sample]);
    const leaf = stack[0] ?? -1;
    const caller = stack.findIndex(hasFunction);
    named += caller >= 0 ? value : 0;
    if (value === 0 || caller === 0) {
      continue;
    }
    const file = getFile(profile, leaf);
    if (caller < 0) {
      addAmount(alone, file, value);
      continue;
    }
    addAmount(below, file, value);
    let node = 0;
    for (let at = stack.length - 1; at >= caller; at--) {
      const location = stack[at];
      for (let frame = frameStart[location + 1] - 1; frame >= frameStart[location]; frame--) {
        node = trie.child(node, frames[frame]);
      }
    }
    trie.addSelf(node, value);
    const last = frames[frameStart[stack[caller]]] ?? 0;
    const files = belowOf.get(last) ?? new Map<string, number>();
    belowOf.set(last, files);
    addAmount(files, file, value);
  }
  const binaries = rankFiles(alone);
  return {
    named,
    unnamed: binaries.reduce((sum, { value }) => sum + value, 0),
    binaries,
    below: {
      tree: trie.toTree(names).tree,
      binaries: rankFiles(below),
      binariesOf: new Map(Array.from(belowOf, ([name, files]) => [names[name], rankFiles(files)])),
    },
  };
}

/** Returns the file that a location was in; "" if the profile does not say. */
export function getFile({ locations, mappings, strings }: PprofProfile, location: number): string {
  const mapping = locations.mapping[location];
  return mapping < 0 ? '' : (strings[mappings.filename[mapping]] ?? '');
}

/** Largest first. */
export function rankFiles(values: ReadonlyMap<string, number>): readonly BinaryValue[] {
  return Array.from(values, ([file, value]) => ({ file, value })).sort((a, b) => b.value - a.value);
}
