import { parseUnit } from 'profile/catalog/parseUnit';
import type { FlameTree } from 'profile/tree/FlameTree';
import { MAX_NODES, MAX_STACK_FRAMES } from 'profile/tree/limits';
import { ProfileDecodeError, type ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import { nameFrames } from './nameFrames';
import type { PprofProfile } from './PprofProfile';

/**
 * The call tree of one sample type: a node per function, inlined functions included. A location without a function is no node;
 * stacks of such locations alone are the root's own value.
 *
 * @throws ProfileDecodeError
 */
export function buildTreeFromPprof(
  profile: PprofProfile,
  sampleTypeIndex: number,
  options: { readonly maxNodes?: number } = {},
): FlameTree {
  const { samples, sampleTypes } = profile;
  const sampleType = sampleTypes[sampleTypeIndex];
  if (sampleType === undefined) {
    throw failure('inconsistent', `The profile has ${sampleTypes.length} sample types, no number ${sampleTypeIndex}.`);
  }
  const { names, frameStart, frames } = nameFrames(profile);
  checkFrameCount(profile, frameStart);
  const { factor } = parseUnit(sampleType.unit);
  const trie = new StackTrie(0, 'pprof', options.maxNodes ?? MAX_NODES);
  for (let sample = 0; sample < samples.count; sample++) {
    const value = samples.values[sample * sampleTypes.length + sampleTypeIndex] * factor;
    if (value === 0) {
      continue;
    }
    const stackStart = samples.stackStart[sample];
    let node = 0;
    // The file has the leaf first, and the innermost function of a location first.
    for (let at = samples.stackStart[sample + 1] - 1; at >= stackStart; at--) {
      const location = samples.stack[at];
      const lineStart = frameStart[location];
      const lineEnd = frameStart[location + 1];
      for (let line = lineEnd - 1; line >= lineStart; line--) {
        node = trie.child(node, frames[line]);
      }
    }
    trie.addSelf(node, value);
  }
  const { tree } = trie.toTree(names);
  for (let node = 0; node < tree.nodeCount; node++) {
    if (tree.self[node] < 0) {
      throw failure('negative', `"${names[tree.nameIndex[node]]}" has the negative value ${tree.self[node]}.`);
    }
  }
  return tree;
}

/** @throws ProfileDecodeError */
export function checkFrameCount({ samples }: PprofProfile, frameStart: Uint32Array): void {
  let frameCount = 0;
  for (const location of samples.stack) {
    frameCount += frameStart[location + 1] - frameStart[location];
  }
  if (frameCount > MAX_STACK_FRAMES) {
    throw failure('too-large', `The stacks have more than ${MAX_STACK_FRAMES.toLocaleString('en')} frames.`);
  }
}

function failure(reason: ProfileErrorReason, message: string): ProfileDecodeError {
  return new ProfileDecodeError('pprof', reason, message);
}
