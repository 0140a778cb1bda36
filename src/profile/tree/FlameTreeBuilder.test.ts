import fc from 'fast-check';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { findTreeFault } from '../../../tests/helpers/findTreeFault';
import { treeFromText } from '../../../tests/helpers/treeFromText';
/** @jest-environment node */
import { computeParents } from './FlameTree';
import { FlameTreeBuilder } from './FlameTreeBuilder';

test('computes totals and where subtrees end', () => {
  const builder = new FlameTreeBuilder(1);
  builder.push(0, 0, 0);
  builder.push(1, 1, 2);
  builder.push(2, 2, 4);
  builder.push(1, 3, 3);
  builder.addSelf(2, 1);
  const tree = builder.build(['total', 'a', 'b', 'c']);

  expect([...tree.total]).toEqual([10, 7, 5, 3]);
  expect([...tree.subtreeEnd]).toEqual([4, 3, 3, 4]);
});

test.each([
  ['a first node that is no root', [1]],
  ['a second root', [0, 0]],
  ['a node without a parent', [0, 2]],
])('refuses %s', (_, depths) => {
  const builder = new FlameTreeBuilder();

  expect(() => depths.forEach((depth) => builder.push(depth, 0, 0))).toThrow(RangeError);
});

test('trees of any shape keep their promises, and every parent encloses its child', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const parents = computeParents(tree);

      expect(findTreeFault(tree)).toBeUndefined();
      expect(parents[0]).toBe(-1);
      for (let node = 1; node < tree.nodeCount; node++) {
        const parent = parents[node] ?? -1;
        expect(tree.depth[parent]).toBe((tree.depth[node] ?? 0) - 1);
        expect(tree.subtreeEnd[parent]).toBeGreaterThan(node);
      }
    }),
  );
});

test('parents come before their children', () => {
  expect([...computeParents(treeFromText('a;b;c 1\na;d 1\ne 1'))]).toEqual([-1, 0, 1, 2, 1, 0]);
});
