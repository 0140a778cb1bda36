/** @jest-environment node */
import fc from 'fast-check';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { findTreeFault } from '../../../tests/helpers/findTreeFault';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeCoverage } from './computeCoverage';
import { getTotal } from './FlameTree';
import { createEmptyTree } from './FlameTreeBuilder';
import { mergeUnderLabels } from './mergeUnderLabels';

test('the first level is the labels, below it is each tree', () => {
  const merged = mergeUnderLabels([
    { label: 'storefront', tree: treeFromText('main;render 3\nmain;quote 1') },
    { label: 'ledger', tree: treeFromText('main;insert 5') },
  ]);
  const expected = treeFromText('storefront;main;render 3\nstorefront;main;quote 1\nledger;main;insert 5');
  expect(printTree(merged)).toEqual(printTree(expected));
});

test('trees of one label are added up, path by path', () => {
  const merged = mergeUnderLabels([
    { label: 'a', tree: treeFromText('main;x 1\nmain 2') },
    { label: 'b', tree: treeFromText('main;x 7') },
    { label: 'a', tree: treeFromText('main;y 4\nmain;x 10') },
  ]);
  expect(printTree(merged)).toEqual(printTree(treeFromText('a;main 2\na;main;x 11\na;main;y 4\nb;main;x 7')));
});

test('what a server cut is still cut, and a function of that name is none', () => {
  const merged = mergeUnderLabels([
    { label: 'a', tree: treeFromText('main;other 3\nmain;x 1', { limited: true }) },
    { label: 'b', tree: treeFromText('main;other;sql 2\nmain;total 1') },
  ]);
  expect(computeCoverage(merged).cutValue).toBe(3);
  expect(findTreeFault(merged)).toBeUndefined();
});

test('a service without samples has its place, too', () => {
  const merged = mergeUnderLabels([
    { label: 'a', tree: createEmptyTree() },
    { label: 'b', tree: treeFromText('main 1') },
  ]);
  expect(printTree(merged)).toEqual(['a 0 (self 0)', 'b 1 (self 0)', '  main 1 (self 1)']);
});

test('nothing is lost or invented', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTree, { maxLength: 4 }), (trees) => {
      const merged = mergeUnderLabels(trees.map((tree, place) => ({ label: `service-${place % 2}`, tree })));
      expect(findTreeFault(merged)).toBeUndefined();
      expect(getTotal(merged)).toBeCloseTo(trees.reduce((sum, tree) => sum + getTotal(tree), 0));
    }),
  );
});
