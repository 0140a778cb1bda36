import fc from 'fast-check';
import type { FlameTree } from 'profile/tree/FlameTree';
import { treeFromText } from './treeFromText';

const frame = fc.constantFrom('main', 'a', 'b', 'c', 'other', '<init>', 'λ');
const stack = fc.tuple(fc.array(frame, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 1_000_000 }));

/** Trees of up to 40 stacks, recursion included; no node has a total of 0. */
export const arbitraryTree: fc.Arbitrary<FlameTree> = fc
  .array(stack, { minLength: 1, maxLength: 40 })
  .map((stacks) => treeFromText(stacks.map(([frames, value]) => `${frames.join(';')} ${value}`).join('\n')));
