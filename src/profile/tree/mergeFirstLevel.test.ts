/** @jest-environment node */
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { getTotal } from './FlameTree';
import { mergeFirstLevel } from './mergeUnderLabels';

const shop = { label: 'shop', tree: treeFromText('main;pay 3\nmain 1') };
const search = { label: 'search', tree: treeFromText('main;find 2') };

test('parts stand under their labels, and the rest of the whole beside them', () => {
  const tree = mergeFirstLevel([shop, search], { label: '3 others', wholeTotal: 10 });
  expect(getTotal(tree)).toBe(10);
  expect(printTree(tree)).toEqual(
    printTree(treeFromText('shop;main;pay 3\nshop;main 1\nsearch;main;find 2\n3 others 4')),
  );
});

test('where all parts are there, nothing is left', () => {
  const tree = mergeFirstLevel([shop, search], { label: 'others', wholeTotal: 6 });
  expect(tree.names).not.toContain('others');
  expect(getTotal(tree)).toBe(6);
});
