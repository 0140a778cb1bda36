/** @jest-environment node */
import fc from 'fast-check';
import { computeParents, getName } from 'profile/tree/FlameTree';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeOverview } from './computeOverview';
import { buildFlameLayout } from './FlameLayout';
import { ALL_COLLAPSED, ALL_EXPANDED } from './FrameGroups';
import { type Direction, getCalleeRange, getCaller, moveSelection } from './moveSelection';

const tree = treeFromText(`
  main   main   main   main    idle
  parse  tiny   sort   sort    wait
  read          swap   copy    spin
  20     1      30     50      9
`);

function walk(from: string, direction: Direction, groups = ALL_EXPANDED): string {
  const layout = buildFlameLayout(tree, groups);
  const node = tree.nameIndex.findIndex((index) => tree.names[index] === from);
  return getName(tree, moveSelection(layout, node, direction, 2));
}

test.each<[string, Direction, string]>([
  ['sort', 'caller', 'main'],
  ['total', 'caller', 'total'],
  ['main', 'callee', 'sort'],
  ['sort', 'callee', 'copy'],
  ['copy', 'callee', 'copy'],
  ['sort', 'left', 'parse'],
  ['parse', 'right', 'sort'],
  ['parse', 'left', 'parse'],
  ['sort', 'right', 'wait'],
  ['spin', 'first', 'total'],
  ['total', 'last', 'copy'],
])('from %s, %s is %s', (from, direction, expected) => {
  expect(walk(from, direction)).toBe(expected);
});

test('a collapsed group is one step', () => {
  expect(walk('total', 'callee', ALL_COLLAPSED)).toBe('main');
  expect(walk('idle', 'callee', ALL_COLLAPSED)).toBe('idle');
});

test('callers and callees are those of the tree', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const layout = buildFlameLayout(tree);
      const parents = computeParents(tree);
      for (let node = 0; node < tree.nodeCount; node++) {
        expect(getCaller(layout, node)).toBe(Math.max(0, parents[node] ?? 0));
        const [from, to] = getCalleeRange(layout, node);
        const callees = [...parents.keys()].filter((child) => parents[child] === node);
        expect([...layout.rowNodes.slice(from, to)]).toEqual(callees);
      }
    }),
  );
});

test('the outline of a graph is as deep as its deepest stack in each part of the width', () => {
  const drawn = treeFromText('a;b;c 25\na;b 25\na 25\nd;e 25');
  expect([...computeOverview(buildFlameLayout(drawn), 4)]).toEqual([4, 3, 2, 3]);
  expect([...computeOverview(buildFlameLayout(drawn), 2)]).toEqual([4, 3]);
});
