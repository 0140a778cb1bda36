/** @jest-environment node */
import { computeCallees, computeCallers } from 'profile/functions/computeNeighbours';
import type { FlameTree } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { listNeighbours, type NeighbourRow } from './listNeighbours';

const print = (tree: FlameTree, rows: readonly NeighbourRow[]) =>
  rows.map((row) => `${row.kind === 'function' ? tree.names[row.nameIndex] : `(${row.kind})`} ${row.value}`);

test('own and cut values stand where their size puts them', () => {
  const tree = treeFromText('main;a 5\nmain;b 2\nmain 3\nmain;other 9', { limited: true });
  const main = tree.names.indexOf('main');
  expect(print(tree, listNeighbours(computeCallees(tree, main)))).toEqual(['(cut) 9', 'a 5', '(own) 3', 'b 2']);
  expect(print(tree, listNeighbours(computeCallers(tree, main)))).toEqual(['(own) 19']);
});

test('what is nothing has no row', () => {
  const tree = treeFromText('main;a 5');
  expect(print(tree, listNeighbours(computeCallees(tree, tree.names.indexOf('main'))))).toEqual(['a 5']);
});
