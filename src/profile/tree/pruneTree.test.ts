/** @jest-environment node */
import fc from 'fast-check';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { getTotal } from './FlameTree';
import { createEmptyTree } from './FlameTreeBuilder';
import { pruneTree } from './pruneTree';

const tree = treeFromText(`
  main;handle;parse;read 30
  main;handle;render 20
  main;handle;log 2
  main;gc 8
  init 1
`);

test('keeps the largest nodes and sums up the rest below each of them', () => {
  const pruned = pruneTree(tree, { maxNodes: 5, maxDepth: 100 });

  expect(printTree(pruned.tree)).toEqual([
    'main 60 (self 0)',
    '  handle 52 (self 0)',
    '    parse 30 (self 0)',
    '      read 30 (self 30)',
    '    (not drawn) 22 (self 22)',
    '  (not drawn) 8 (self 8)',
    '(not drawn) 1 (self 1)',
  ]);
  expect(pruned.hiddenNodes).toBe(4);
});

test('cuts below the deepest level', () => {
  expect(printTree(pruneTree(tree, { maxNodes: 100, maxDepth: 3 }).tree)).toEqual([
    'main 60 (self 0)',
    '  handle 52 (self 0)',
    '    (not drawn) 52 (self 52)',
    '  gc 8 (self 8)',
    'init 1 (self 1)',
  ]);
});

test('returns a tree that is small enough as it is', () => {
  expect(pruneTree(tree, { maxNodes: 9, maxDepth: 100 })).toEqual({ tree, hiddenNodes: 0 });
  expect(pruneTree(createEmptyTree(), { maxNodes: 9, maxDepth: 100 }).hiddenNodes).toBe(0);
});

test('of equal nodes keeps the callers first', () => {
  const chain = treeFromText('a;b;c;d;e 5');

  expect(printTree(pruneTree(chain, { maxNodes: 3, maxDepth: 100 }).tree)).toEqual([
    'a 5 (self 0)',
    '  b 5 (self 0)',
    '    (not drawn) 5 (self 5)',
  ]);
});

test('keeps total, depth and number of nodes within bounds, whatever the tree', () => {
  const stack = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 });
  const stacks = fc.array(fc.tuple(stack, fc.nat(9)), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      stacks,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 6 }),
      (lines, maxNodes, maxDepth) => {
        const whole = treeFromText(lines.map(([frames, value]) => `${frames.join(';')} ${value}`).join('\n'));
        const { tree: pruned } = pruneTree(whole, { maxNodes, maxDepth });

        expect(getTotal(pruned)).toBe(getTotal(whole));
        expect(Math.max(...pruned.depth)).toBeLessThanOrEqual(whole === pruned ? Infinity : maxDepth);
        expect(pruned.nodeCount).toBeLessThanOrEqual(2 * maxNodes);
      },
    ),
  );
});
