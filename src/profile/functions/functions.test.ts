/** @jest-environment node */
import fc from 'fast-check';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeFunctions } from './computeFunctions';
import { computeHeaviestPath } from './computeHeaviestPath';
import { computeCallees, computeCallers, type Neighbours } from './computeNeighbours';
import { type FunctionColumn, rankDescending, rankFunctions } from './rankFunctions';

const printFunctions = (tree: FlameTree, column: FunctionColumn, count?: number) => {
  const table = computeFunctions(tree);
  return [...rankFunctions(table, column, count)].map(
    (name) => `${table.names[name]} self ${table.self[name]} total ${table.total[name]} ×${table.occurrences[name]}`,
  );
};

const printNeighbours = (tree: FlameTree, { nameIndex, value, ownValue, cutValue }: Neighbours) => [
  ...[...nameIndex].map((name, place) => `${tree.names[name]} ${value[place]}`),
  `own ${ownValue}, cut ${cutValue}`,
];

const RECURSIVE = `
  main;walk;walk;read 5
  main;walk;visit;walk 3
  main;read 2
  walk;read 1
`;

test('a recursive function has each stack once in its total', () => {
  expect(printFunctions(treeFromText(RECURSIVE), 'total')).toEqual([
    'main self 0 total 10 ×1',
    'walk self 3 total 9 ×4',
    'read self 8 total 8 ×3',
    'visit self 0 total 3 ×1',
  ]);
});

test.each<[FunctionColumn, string[]]>([
  ['self', ['read', 'walk', 'main', 'visit']],
  ['total', ['main', 'walk', 'read', 'visit']],
  ['occurrences', ['walk', 'read', 'main', 'visit']],
  ['name', ['main', 'read', 'visit', 'walk']],
])('functions in the order of %s', (column, names) => {
  expect(printFunctions(treeFromText(RECURSIVE), column).map((line) => line.split(' ')[0])).toEqual(names);
});

test('only the first functions are listed when a count is given', () => {
  expect(printFunctions(treeFromText(RECURSIVE), 'self', 1)).toEqual(['read self 8 total 8 ×3']);
});

test('what the server cut is no function, one really called other is', () => {
  const tree = treeFromText('main;other 5\nother;main 2\nmain 1', { limited: true });
  expect(printFunctions(tree, 'self')).toEqual(['main self 3 total 8 ×2', 'other self 0 total 2 ×1']);
  expect(computeFunctions(tree).functionCount).toBe(2);
});

test('a root that is a function is listed, the root total is not', () => {
  expect(printFunctions({ ...treeFromText('main 5'), names: ['serve', 'main'] }, 'total')).toEqual([
    'serve self 0 total 5 ×1',
    'main self 5 total 5 ×1',
  ]);
});

test('callers and callees are ranked, each stack once', () => {
  const tree = treeFromText(RECURSIVE);
  const walk = tree.names.indexOf('walk');
  expect(printNeighbours(tree, computeCallers(tree, walk))).toEqual(['main 8', 'walk 5', 'visit 3', 'own 1, cut 0']);
  expect(printNeighbours(tree, computeCallees(tree, walk))).toEqual(['read 6', 'walk 5', 'visit 3', 'own 3, cut 0']);
});

test('what the server cut below a function is apart from its callees', () => {
  const tree = treeFromText('main;read 2\nmain;other 5', { limited: true });
  expect(printNeighbours(tree, computeCallees(tree, tree.names.indexOf('main')))).toEqual(['read 2', 'own 0, cut 5']);
});

test('the heaviest path ends where a function spends most itself', () => {
  const tree = treeFromText('main;a;b 5\nmain;a;c 6\nmain;a;c;d 4\nmain;e 9');
  const print = (start?: number) => computeHeaviestPath(tree, start).map((node) => getName(tree, node));
  expect(print()).toEqual(['total', 'main', 'a', 'c']);
  expect(print(6)).toEqual(['e']);
});

test('the heaviest path does not enter what the server cut', () => {
  const tree = treeFromText('main;other 50\nmain;a 6', { limited: true });
  expect(computeHeaviestPath(tree).map((node) => getName(tree, node))).toEqual(['total', 'main', 'a']);
});

test('an empty tree has no functions and no path', () => {
  const tree = treeFromText('main 1');
  const empty = { ...tree, nodeCount: 0, names: [] };
  expect(computeFunctions(empty).functionCount).toBe(0);
  expect(computeHeaviestPath(empty)).toEqual([]);
});

test('ranks are those of a stable sort', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (values) => {
      const expected = values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
      expect([...rankDescending(Float64Array.from(values))]).toEqual(expected);
    }),
  );
});

test('all numbers agree with going through the stacks one by one', () => {
  const stack = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 });
  const stacks = fc.array(fc.tuple(stack, fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(stacks, (list) => {
      const tree = treeFromText(list.map(([frames, value]) => `${frames.join(';')} ${value}`).join('\n'));
      const sum = (isCounted: (frames: readonly string[]) => boolean) =>
        list.reduce((total, [frames, value]) => total + (isCounted(frames) ? value : 0), 0);
      const hasPair = (first: string, second: string) => (frames: readonly string[]) =>
        frames.some((frame, at) => frame === first && frames[at + 1] === second);
      const table = computeFunctions(tree);
      tree.names.forEach((name, index) => {
        expect(table.self[index]).toBe(sum((frames) => frames.at(-1) === name));
        expect(table.total[index]).toBe(sum((frames) => frames.includes(name)));
        const callers = computeCallers(tree, index);
        const callees = computeCallees(tree, index);
        expect(callers.ownValue).toBe(sum((frames) => frames[0] === name));
        expect(callees.ownValue).toBe(table.self[index]);
        tree.names.forEach((other, otherIndex) => {
          const getValue = ({ nameIndex, value }: Neighbours) => value[nameIndex.indexOf(otherIndex)] ?? 0;
          expect(getValue(callers)).toBe(sum(hasPair(other, name)));
          expect(getValue(callees)).toBe(sum(hasPair(name, other)));
        });
      });
    }),
  );
});
