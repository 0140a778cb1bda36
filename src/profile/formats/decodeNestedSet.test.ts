/** @jest-environment node */
import type { ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { decodeNestedSet, type NestedSet } from './decodeNestedSet';
import { encodeNestedSet } from './encodeNestedSet';

const columns: NestedSet = {
  level: [0, 1, 2, 1],
  value: [10, 7, 5, 3],
  self: [0, 2, 5, 3],
  label: [0, 1, 2, 3],
  names: ['total', 'a', 'b', 'other'],
};

test('decodes the columns of a frame', () => {
  expect(printTree(decodeNestedSet(columns, { limited: true }))).toEqual([
    'a 7 (self 2)',
    '  b 5 (self 5)',
    'other 3 (cut)',
  ]);
});

test('encodes what it decodes', () => {
  const tree = treeFromText('main;handle;parse 3\nmain;gc 1\ninit 2');

  expect(decodeNestedSet(encodeNestedSet(tree), { limited: false })).toEqual(tree);
});

test('no rows are an empty tree', () => {
  expect(decodeNestedSet({ level: [], value: [], self: [], label: [], names: [] }, { limited: false }).nodeCount).toBe(
    0,
  );
});

test.each<[string, Partial<NestedSet>, ProfileErrorReason]>([
  ['a column that is shorter', { self: [0, 2, 5] }, 'truncated'],
  ['a jump over a level', { level: [0, 2, 2, 1] }, 'inconsistent'],
  ['a second root', { level: [0, 1, 2, 0] }, 'inconsistent'],
  ['a level that is not a whole number', { level: [0, 0.5, 1, 1] }, 'inconsistent'],
  ['a parent smaller than its children', { value: [10, 4, 5, 3] }, 'inconsistent'],
  ['a negative self', { self: [0, -2, 9, 3] }, 'negative'],
  ['a value that is no number', { value: [10, NaN, 5, 3] }, 'malformed'],
  ['a name that does not exist', { label: [0, 1, 2, 4] }, 'malformed'],
])('refuses %s', (_, change, reason) => {
  expect(() => decodeNestedSet({ ...columns, ...change }, { limited: false })).toThrow(
    expect.objectContaining({ reason }),
  );
});
