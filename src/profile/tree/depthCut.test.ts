import { treeFromText } from '../../../tests/helpers/treeFromText';
/** @jest-environment node */
import { findDepthCut } from './computeCoverage';
import { type FlameTree, getName } from './FlameTree';
import { mergeUnderLabels } from './mergeUnderLabels';

const stack = (frames: number, leaf: string) => `${'f;'.repeat(frames - 1)}${leaf}`;

const read = (tree: FlameTree) =>
  Object.fromEntries(Array.from(findDepthCut(tree), ([name, value]) => [tree.names[name], value] as const));

test.each([
  ['stacks of 1,000 frames were cut', [`${stack(1000, 'a')} 3`, `${stack(1000, 'b')} 2`, 'main;c 5'], { a: 3, b: 2 }],
  ['shorter ones were not', [`${stack(999, 'a')} 3`], {}],
  ['of a server that stores deeper ones nothing is known', [`${stack(1000, 'a')} 3`, `${stack(1001, 'b')} 2`], {}],
])('%s', (_, lines, expected) => {
  const tree = treeFromText(lines.join('\n'));
  expect(read(tree)).toEqual(expected);
  // A level of labels is none of the frames.
  expect(read(mergeUnderLabels([{ label: 'shop', tree }]))).toEqual(expected);
  expect(getName(tree, 0)).toBe('total');
});
