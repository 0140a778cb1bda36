/** @jest-environment node */
import { computeFunctions } from 'profile/functions/computeFunctions';
import type { FunctionSort } from 'url/viewValues';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { countMatches, filterFunctions, sortFunctions, toggleSort } from './listFunctions';

const TABLE = computeFunctions(
  treeFromText(`
    main;parse;read 5
    main;read 2
    main;gc 1
  `),
);

const printNames = (list: Uint32Array) => [...list].map((nameIndex) => TABLE.names[nameIndex]).join(' ');

test.each<[FunctionSort['column'], FunctionSort['direction'], string]>([
  ['total', 'descending', 'main read parse gc'],
  ['total', 'ascending', 'gc parse read main'],
  ['self', 'descending', 'read gc main parse'],
  ['occurrences', 'descending', 'read main parse gc'],
  ['name', 'ascending', 'gc main parse read'],
  ['name', 'descending', 'read parse main gc'],
])('functions sorted by %s, %s', (column, direction, expected) => {
  expect(printNames(sortFunctions(TABLE, { column, direction }))).toBe(expected);
});

test('what the search finds keeps its order', () => {
  const list = sortFunctions(TABLE, { column: 'total', direction: 'ascending' });
  const matched = Uint8Array.from(TABLE.names, (name) => (name.includes('a') ? 1 : 0));
  expect(printNames(filterFunctions(list, matched))).toBe('parse read main');
  expect(countMatches(list, matched)).toBe(3);
});

test('a column turns around, another one begins with what is most wanted', () => {
  const byTotal: FunctionSort = { column: 'total', direction: 'descending' };
  expect(toggleSort(byTotal, 'total')).toEqual({ column: 'total', direction: 'ascending' });
  expect(toggleSort(byTotal, 'self')).toEqual({ column: 'self', direction: 'descending' });
  expect(toggleSort(byTotal, 'name')).toEqual({ column: 'name', direction: 'ascending' });
});
