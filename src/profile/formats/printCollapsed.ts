import { type FlameTree, getFirstFrameDepth } from 'profile/tree/FlameTree';
import { MAX_PROFILE_BYTES } from 'profile/tree/ProfileDecodeError';
import { ProfileEncodeError } from './ProfileEncodeError';
import { TextParts } from './TextParts';

/**
 * Prints a tree as collapsed stacks (see `parseCollapsed`), in parts to be written one after the other. The format
 * cannot hold `;` and line breaks in names; they become `:` and a space.
 *
 * @throws ProfileEncodeError
 */
export function* printCollapsed(tree: FlameTree, comments: readonly string[] = []): Generator<string, void> {
  const names = tree.names.map((name) => name.replaceAll(';', ':').replace(/[\r\n]+/g, ' '));
  const parts = new TextParts();
  for (const comment of comments) {
    // Does not end with a number, so that no reader takes it for a stack.
    parts.add(`# ${comment.replace(/[\r\n]+/g, ' ')} #\n`);
  }
  checkSize(tree, names);
  const firstDepth = getFirstFrameDepth(tree);
  const stack: string[] = [];
  for (let node = 0; node < tree.nodeCount; node++) {
    const depth = tree.depth[node];
    stack.length = Math.max(0, depth - firstDepth);
    if (depth >= firstDepth) {
      stack.push(names[tree.nameIndex[node]]);
    }
    const self = tree.self[node];
    if (self > 0) {
      parts.add(`${stack.join(';')} ${printNumber(self)}\n`);
    }
    if (parts.isFull) {
      yield parts.take();
    }
  }
  yield parts.take();
}

/** Measured before anything is written: stacks take nodes times depth. */
function checkSize(tree: FlameTree, names: readonly string[]): void {
  let size = 0;
  const stackSize: number[] = [];
  for (let node = 0; node < tree.nodeCount; node++) {
    const depth = tree.depth[node];
    stackSize[depth] = (stackSize[depth - 1] ?? 0) + names[tree.nameIndex[node]].length + 1;
    if (tree.self[node] > 0) {
      size += stackSize[depth] ?? 0;
    }
  }
  if (size > MAX_PROFILE_BYTES) {
    throw new ProfileEncodeError('collapsed');
  }
}

/** Prints a number without an exponent, which readers of the format do not know. */
function printNumber(value: number): string {
  return value < 1e21 ? String(value) : BigInt(Math.round(value)).toString();
}
