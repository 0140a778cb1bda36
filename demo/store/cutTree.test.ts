/** @jest-environment node */
import { array, assert, integer, nat, property, tuple } from 'fast-check';
import { computeTotals } from './CallTree';
import { cutTree, cutTreeTwice } from './cutTree';
import { type DrawnTree, printTree, treeFromStacks } from './testing/drawnTree';

function cut(drawn: DrawnTree, maxNodes: number): DrawnTree {
  return { ...drawn, tree: cutTree(drawn.tree, maxNodes, drawn.otherKey) };
}

const STACKS = ['main;handle;parse 8', 'main;handle;render 3', 'main;gc 2', 'main;idle 1'];

test.each([
  [
    5,
    [
      'total 14 (self 0)',
      '  main 14 (self 0)',
      '    gc 2 (self 2)',
      '    handle 11 (self 0)',
      '      parse 8 (self 8)',
      '      render 3 (self 3)',
      '    other 1 (self 1)',
    ],
  ],
  [
    3,
    [
      'total 14 (self 0)',
      '  main 14 (self 0)',
      '    handle 11 (self 0)',
      '      parse 8 (self 8)',
      '      other 3 (self 3)',
      '    other 3 (self 3)',
    ],
  ],
  [1, ['total 14 (self 0)', '  main 14 (self 0)', '    other 14 (self 14)']],
])('of a tree of six nodes, %i are kept and the rest becomes "other"', (maxNodes, lines) => {
  expect(printTree(cut(treeFromStacks(STACKS), maxNodes))).toEqual(lines);
});

test('a tree that is small enough stays as it is', () => {
  const drawn = treeFromStacks(STACKS);
  expect(cutTree(drawn.tree, 6, drawn.otherKey)).toBe(drawn.tree);
});

test('nodes as large as the smallest that is kept are all kept', () => {
  expect(printTree(cut(treeFromStacks(['a 4', 'b 2', 'c 2', 'd 1']), 2))).toEqual([
    'total 9 (self 0)',
    '  a 4 (self 4)',
    '  b 2 (self 2)',
    '  c 2 (self 2)',
    '  other 1 (self 1)',
  ]);
});

test('a function that is really called "other" and has callees is kept and takes what was cut beside it', () => {
  expect(printTree(cut(treeFromStacks(['main;other;work 5', 'main;gc 1']), 3))).toEqual([
    'total 6 (self 0)',
    '  main 6 (self 0)',
    '    other 6 (self 1)',
    '      work 5 (self 5)',
  ]);
});

test('a diff keeps what is large on either side', () => {
  expect(printTree(cut(treeFromStacks(['a 9 0', 'b 0 8', 'c 2 2'], 2), 2))).toEqual([
    'total 11/10 (self 0/0)',
    '  a 9/0 (self 9/0)',
    '  b 0/8 (self 0/8)',
    '  other 2/2 (self 2/2)',
  ]);
});

test('the second cut counts the "other" nodes of the first, and so leaves fewer functions', () => {
  const drawn = treeFromStacks(['main;a 6', 'main;b 5', 'main;c 4', 'main;d 3', 'main;e 2']);
  expect(printTree(cut(drawn, 3))).toEqual([
    'total 20 (self 0)',
    '  main 20 (self 0)',
    '    a 6 (self 6)',
    '    b 5 (self 5)',
    '    other 9 (self 9)',
  ]);
  expect(printTree({ ...drawn, tree: cutTreeTwice(drawn.tree, 3, drawn.otherKey) })).toEqual([
    'total 20 (self 0)',
    '  main 20 (self 0)',
    '    a 6 (self 6)',
    '    other 14 (self 14)',
  ]);
});

test('whatever is cut, the total stays', () => {
  const stack = array(nat(3), { minLength: 1, maxLength: 6 }).map((keys) => keys.map((key) => `f${key}`).join(';'));
  const stacks = array(tuple(stack, integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 40 });
  assert(
    property(stacks, integer({ min: 1, max: 30 }), (drawnStacks, maxNodes) => {
      const drawn = treeFromStacks(drawnStacks.map(([path, value]) => `${path} ${value}`));
      const cutOff = cutTreeTwice(drawn.tree, maxNodes, drawn.otherKey);
      expect(computeTotals(cutOff)[0]?.[0]).toBe(drawnStacks.reduce((sum, [, value]) => sum + value, 0));
    }),
  );
});
