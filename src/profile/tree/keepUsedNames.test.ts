/** @jest-environment node */
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { keepUsedNames } from './keepUsedNames';

test('names that no node has are gone, and the tree is the same', () => {
  const tree = treeFromText('main 2\nmain;parse 3\nmain;main 1');
  const withMore = {
    ...tree,
    names: ['secret', ...tree.names, 'other'],
    nameIndex: tree.nameIndex.map((name) => name + 1),
    cutNameIndex: tree.names.length + 1,
  };

  const kept = keepUsedNames(withMore);
  expect(kept.names).toEqual(['total', 'main', 'parse']);
  expect(printTree(kept)).toEqual(printTree(tree));
  expect(kept.cutNameIndex).toBe(-1);
});
