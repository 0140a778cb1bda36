/** @jest-environment node */
import { isMenuKey, moveRow } from './moveRow';

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 7],
  ['PageDown', 8, 9],
  ['PageUp', 3, 0],
  ['Home', 3, 0],
  ['End', 3, 9],
  ['a', 3, undefined],
])('%s in row %d of ten leads to row %s', (key, row, expected) => {
  expect(moveRow(key, row, 10, 4)).toBe(expected);
});

test('an empty list has no row to go to', () => {
  expect(moveRow('End', 0, 0, 4)).toBeUndefined();
});

test('a page is at least one row, however low the list is', () => {
  expect(moveRow('PageDown', 3, 10, 0)).toBe(4);
});

test.each([
  ['ContextMenu', false, true],
  ['F10', true, true],
  ['F10', false, false],
])('%s with shift %s asks for the menu: %s', (key, shiftKey, expected) => {
  expect(isMenuKey({ key, shiftKey })).toBe(expected);
});
