import { parseUnit } from 'profile/catalog/parseUnit';
import { runSteps } from 'profile/formats/runSteps';
import type { FlameTree } from 'profile/tree/FlameTree';
import { failuresOf, MAX_STACK_FRAMES } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import { type NamedFrames, nameFrames } from './nameFrames';
import type { PprofProfile } from './PprofProfile';

const failure = failuresOf('pprof');

/**
 * Builds the call tree of one sample type: a node per function, inlined functions included. A location without a
 * function is no node; stacks of only such locations count as the root's self.
 *
 * @throws ProfileDecodeError
 */
export function buildTreeFromPprof(profile: PprofProfile, sampleTypeIndex: number): FlameTree {
  return runSteps(buildTreeInSteps(profile, sampleTypeIndex));
}

/** `buildTreeFromPprof` for a thread that has more to do. */
export function* buildTreeInSteps(profile: PprofProfile, sampleTypeIndex: number): Generator<undefined, FlameTree> {
  const names = nameFrames(profile);
  const trie = new StackTrie(0, 'pprof');
  yield* placeSamples(profile, { sampleTypeIndex, frames: names, trie }, (node, value) => trie.addSelf(node, value));
  const { tree } = trie.toTree(names.names);
  for (let node = 0; node < tree.nodeCount; node++) {
    if (tree.self[node] < 0) {
      throw failure('negative', `"${tree.names[tree.nameIndex[node]]}" has the negative value ${tree.self[node]}.`);
    }
  }
  return tree;
}

/** Frames that one step looks up. */
const STEP_FRAMES = 200_000;

interface Placing {
  readonly sampleTypeIndex: number;
  readonly frames: NamedFrames;
  readonly trie: StackTrie;
}

/**
 * Finds the node of each sample that has a value, in a trie over the names of `nameFrames`.
 *
 * @throws ProfileDecodeError
 */
export function* placeSamples(
  profile: PprofProfile,
  { sampleTypeIndex, frames: { frameStart, frames }, trie }: Placing,
  onSample: (node: number, value: number, sample: number) => void,
): Generator<undefined, void> {
  const { samples, sampleTypes } = profile;
  const sampleType = sampleTypes[sampleTypeIndex];
  if (sampleType === undefined) {
    throw failure('inconsistent', `The profile has ${sampleTypes.length} sample types, no number ${sampleTypeIndex}.`);
  }
  checkFrameCount(profile, frameStart);
  const { factor } = parseUnit(sampleType.unit);
  let frameCount = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    const value = samples.values[sample * sampleTypes.length + sampleTypeIndex] * factor;
    if (value === 0) {
      continue;
    }
    const stackStart = samples.stackStart[sample];
    frameCount += samples.stackEnd[sample] - stackStart;
    if (frameCount > STEP_FRAMES) {
      frameCount = 0;
      yield;
    }
    let node = 0;
    // The file has the leaf first, and the innermost function of a location first.
    for (let at = samples.stackEnd[sample] - 1; at >= stackStart; at--) {
      const location = samples.stack[at];
      const lineStart = frameStart[location];
      const lineEnd = frameStart[location + 1];
      for (let line = lineEnd - 1; line >= lineStart; line--) {
        node = trie.child(node, frames[line]);
      }
    }
    onSample(node, value, sample);
  }
}

/** @throws ProfileDecodeError */
export function checkFrameCount({ samples }: PprofProfile, frameStart: Uint32Array): void {
  let frameCount = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    const end = samples.stackEnd[sample];
    for (let at = samples.stackStart[sample]; at < end; at++) {
      const location = samples.stack[at];
      frameCount += frameStart[location + 1] - frameStart[location];
    }
    // The check runs for each sample: samples that share a stack of a million frames must be found before all frames
    // are counted.
    if (frameCount > MAX_STACK_FRAMES) {
      throw failure('too-large', `The stacks have more than ${MAX_STACK_FRAMES.toLocaleString('en')} frames.`);
    }
  }
}
