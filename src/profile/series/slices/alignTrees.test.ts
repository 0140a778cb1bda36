/** @jest-environment node */
import fc from 'fast-check';
import { getName, getTotal } from 'profile/tree/FlameTree';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { arbitraryTree } from '../../../../tests/helpers/arbitraryTree';
import { printTree } from '../../../../tests/helpers/printTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { alignTrees, mergeTrees, projectTree } from './alignTrees';

const before = treeFromText('main;handle;parse 3\nmain;gc 1');
const after = treeFromText('init 5\nmain;handle 2\nmain;handle;render 4');

test('merges trees into one with the sums', () => {
  expect(printTree(mergeTrees([before, after]))).toEqual([
    'main 10 (self 0)',
    '  handle 9 (self 2)',
    '    parse 3 (self 3)',
    '    render 4 (self 4)',
    '  gc 1 (self 1)',
    'init 5 (self 5)',
  ]);
});

test('tells where each node went', () => {
  const { merged, mergedNode } = alignTrees([before, after]);

  expect([...(mergedNode[1] ?? [])].map((node) => getName(merged, node))).toEqual([
    'total',
    'init',
    'main',
    'handle',
    'render',
  ]);
});

test('shows one tree in the shape of all', () => {
  const trees = [before, after];

  expect(printTree(projectTree(alignTrees(trees), trees, 0))).toEqual([
    'main 4 (self 0)',
    '  handle 3 (self 0)',
    '    parse 3 (self 3)',
    '    render 0 (self 0)',
    '  gc 1 (self 1)',
    'init 0 (self 0)',
  ]);
});

test('keeps what was cut apart from a function of the same name', () => {
  const cut = treeFromText('main;other 5', { limited: true });
  const real = treeFromText('main;other 2');

  expect(printTree(mergeTrees([real, cut, cut]))).toEqual([
    'main 12 (self 0)',
    '  other 2 (self 2)',
    '  other 10 (cut)',
  ]);
});

test('empty trees add nothing', () => {
  expect(printTree(mergeTrees([createEmptyTree(), before, createEmptyTree()]))).toEqual(printTree(before));
  expect(mergeTrees([createEmptyTree()]).nodeCount).toBe(0);
  expect(mergeTrees([]).nodeCount).toBe(0);
});

test('the merged tree is the sum, and every node of a tree has its name and its own value in it', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTree, { minLength: 1, maxLength: 4 }), (trees) => {
      const aligned = alignTrees(trees);
      const sum = trees.reduce((total, tree) => total + getTotal(tree), 0);

      expect(getTotal(aligned.merged)).toBe(sum);
      trees.forEach((tree, index) => {
        const projected = projectTree(aligned, trees, index);
        const nodes = [...(aligned.mergedNode[index] ?? [])];
        expect(getTotal(projected)).toBe(getTotal(tree));
        expect(nodes.map((node) => getName(projected, node))).toEqual(nodes.map((_, node) => getName(tree, node)));
        expect(nodes.map((node) => projected.total[node])).toEqual([...tree.total]);
      });
    }),
  );
});
