/** @jest-environment node */
import fc from 'fast-check';
import { getName } from 'profile/tree/FlameTree';
import { FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { InvertedTree, type InvertedView } from './InvertedTree';

const TREE = `
  main;handle;parse;read 40
  main;handle;read 10
  main;write 30
  idle;read 5
  main;handle 15
`;

const UNLIMITED = { nodes: Infinity, steps: Infinity };
const NOTHING = { nodes: 0, steps: 0 };

function printClosed({ tree, isClosed }: InvertedView): string[] {
  return [...isClosed].flatMap((flag, node) => (flag === 1 ? [`${getName(tree, node)} ${tree.total[node]}`] : []));
}

test('functions by what they spent, below each its callers, largest first', () => {
  const { view } = new InvertedTree(treeFromText(TREE), UNLIMITED);
  expect(printTree(view.tree)).toEqual([
    'read 55 (self 0)',
    '  parse 40 (self 0)',
    '    handle 40 (self 0)',
    '      main 40 (self 40)',
    '  handle 10 (self 0)',
    '    main 10 (self 10)',
    '  idle 5 (self 5)',
    'write 30 (self 0)',
    '  main 30 (self 30)',
    'handle 15 (self 0)',
    '  main 15 (self 15)',
  ]);
  expect(printClosed(view)).toEqual([]);
});

test('without a budget only the functions are there, with exact totals', () => {
  const { view } = new InvertedTree(treeFromText(TREE), NOTHING);
  expect(printTree(view.tree)).toEqual(['read 55 (self 55)', 'write 30 (self 30)', 'handle 15 (self 15)']);
  expect(printClosed(view)).toEqual(['read 55', 'write 30', 'handle 15']);
});

test('the largest nodes are opened first', () => {
  const { view } = new InvertedTree(treeFromText(TREE), { nodes: 5, steps: Infinity });
  expect(printTree(view.tree)).toEqual([
    'read 55 (self 0)',
    '  parse 40 (self 0)',
    '    handle 40 (self 0)',
    '      main 40 (self 40)',
    '  handle 10 (self 10)',
    '  idle 5 (self 5)',
    'write 30 (self 30)',
    'handle 15 (self 15)',
  ]);
  expect(printClosed(view)).toEqual(['handle 10', 'write 30', 'handle 15']);
});

test('closed nodes open when someone looks, and the rest stays as it was', () => {
  const inverted = new InvertedTree(treeFromText(TREE), NOTHING);
  const write = 2;
  const { view, node } = inverted.open(write, NOTHING);
  expect(getName(view.tree, node)).toBe('write');
  expect(printTree(view.tree)).toEqual([
    'read 55 (self 55)',
    'write 30 (self 0)',
    '  main 30 (self 30)',
    'handle 15 (self 15)',
  ]);
  const again = inverted.open(1, UNLIMITED);
  expect(getName(again.view.tree, again.node)).toBe('read');
  expect(printClosed(again.view)).toEqual(['handle 15']);
  expect(inverted.view).toBe(again.view);
});

test('opening what is open changes nothing', () => {
  const inverted = new InvertedTree(treeFromText(TREE), UNLIMITED);
  const before = inverted.view.tree;
  expect(inverted.open(4).view.tree).toEqual(before);
});

test('what the server cut comes last, with its callers', () => {
  const { view } = new InvertedTree(treeFromText('main;other 90\nmain;read 10', { limited: true }), UNLIMITED);
  expect(printTree(view.tree)).toEqual([
    'read 10 (self 0)',
    '  main 10 (self 10)',
    'other 90 (cut)',
    '  main 90 (self 90)',
  ]);
});

test('own value of the root stays there', () => {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 7);
  builder.push(1, 1, 3);
  const { view } = new InvertedTree(builder.build(['total', 'main']), UNLIMITED);
  expect(printTree(view.tree)).toEqual(['total 10 (self 7)', '  main 3 (self 3)']);
});

test('recursion 20,000 deep ends at the budget', () => {
  const builder = new FlameTreeBuilder();
  for (let depth = 0; depth <= 20_000; depth++) {
    builder.push(depth, depth === 0 ? 0 : 1, 1);
  }
  const tree = builder.build(['total', 'f']);
  const { view } = new InvertedTree(tree, { nodes: 1_000_000, steps: 100_000 });
  expect(view.tree.total[0]).toBe(20_001);
  expect(view.tree.nodeCount).toBeLessThan(10);
  expect(view.isClosed.at(-1)).toBe(1);
});

test('whatever is opened in whatever order, totals add up and all opened gives the whole', () => {
  const stack = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 7 });
  const stacks = fc.array(fc.tuple(stack, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(stacks, fc.array(fc.nat(), { maxLength: 10 }), fc.nat({ max: 5 }), (list, picks, nodes) => {
      const upright = treeFromText(list.map(([frames, value]) => `${frames.join(';')} ${value}`).join('\n'));
      const inverted = new InvertedTree(upright, { nodes, steps: Infinity });
      for (const pick of picks) {
        const before = inverted.view.tree;
        const place = pick % before.nodeCount;
        const { view, node } = inverted.open(place, NOTHING);
        expect(getName(view.tree, node)).toBe(getName(before, place));
        expect(view.tree.total[node]).toBe(before.total[place]);
        expect(view.isClosed[node]).toBe(0);
        expect(view.tree.total[0]).toBe(upright.total[0]);
      }
      expect(printTree(inverted.open(0, UNLIMITED).view.tree).sort()).toEqual(
        printTree(new InvertedTree(upright, UNLIMITED).view.tree).sort(),
      );
    }),
  );
});
