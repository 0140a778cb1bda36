/** @jest-environment node */
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { findByLetters, TypedLetters } from './findByLetters';
import { ChildOrder, computeVisibleRows } from './visibleRows';

// Rows: 0 total, 1 main.main, 2 runtime.mallocgc, 3 main.Parse, 4 os.Read
const TREE = treeFromText('main.main;runtime.mallocgc 5\nmain.main;main.Parse;os.Read 3');
const ROWS = computeVisibleRows(new ChildOrder(TREE), new Set([0, 1, 2, 3]));

test.each([
  ['m', 0, 1],
  ['m', 1, 2],
  ['m', 3, 1],
  ['ma', 1, 1],
  ['mal', 1, 2],
  ['p', 0, 3],
  ['os.r', 0, 4],
  ['x', 0, undefined],
  ['t', 0, 0],
])('"%s" from row %d leads to row %s', (letters, current, expected) => {
  expect(findByLetters(TREE, ROWS, current, letters)).toBe(expected);
});

test('letters add up until there is a pause', () => {
  const typed = new TypedLetters();
  expect(typed.add('r', 1000)).toBe('r');
  expect(typed.add('e', 1300)).toBe('re');
  expect(typed.add('g', 3000)).toBe('g');
});
