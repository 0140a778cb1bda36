/** @jest-environment node */
import { findTreeFault } from '../../../tests/helpers/findTreeFault';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeCoverage } from './computeCoverage';
import type { FlameTree } from './FlameTree';
import { graftSubtree } from './graftSubtree';

const CUT = treeFromText('main;gc 2\nmain;handle;other 7\nmain;handle;parse 3\nmain;log 1', { limited: true });

function graft(path: string[], answer: FlameTree): FlameTree | undefined {
  const result = graftSubtree(CUT, path, answer);
  return result.status === 'grafted' ? result.tree : undefined;
}

test('a branch that was cut takes the place of what was there', () => {
  const tree = graft(
    ['main', 'handle'],
    treeFromText('main;handle;render;escape 4\nmain;handle;sql 3\nmain;handle;parse 3'),
  );
  expect(printTree(tree ?? CUT)).toEqual(
    printTree(
      treeFromText('main;gc 2\nmain;handle;render;escape 4\nmain;handle;sql 3\nmain;handle;parse 3\nmain;log 1'),
    ),
  );
  expect(tree && findTreeFault(tree)).toBeUndefined();
  expect(tree && computeCoverage(tree).isWhole).toBe(true);
});

test('what the answer itself leaves out is still said to be cut', () => {
  const answer = treeFromText('main;handle;render 4\nmain;handle;other 3\nmain;handle;parse 3', { limited: true });
  const tree = graft(['main', 'handle'], answer);
  expect(tree && computeCoverage(tree).cutValue).toBe(3);
});

test('a function named other is not what was cut', () => {
  const tree = graft(['main', 'handle'], treeFromText('main;handle;other;sql 7\nmain;handle;parse 3'));
  expect(tree && computeCoverage(tree).cutValue).toBe(0);
});

test.each([
  ['another total', 'main;handle;sql 8\nmain;handle;parse 3', { knownValue: 10, givenValue: 11 }],
  [
    'the whole profile, as a server answers that ignores the path',
    'main;handle;sql 10\nmain;gc 2',
    { knownValue: 10, givenValue: 12 },
  ],
  ['another branch', 'main;gc 2', { knownValue: 10, givenValue: 2 }],
])('an answer with %s is refused, with both totals', (_, text, expected) => {
  expect(graftSubtree(CUT, ['main', 'handle'], treeFromText(text))).toEqual({ status: 'refused', ...expected });
});

test('a branch that the tree does not have is refused', () => {
  expect(graftSubtree(CUT, ['main', 'nowhere'], treeFromText('main;nowhere 1'))).toMatchObject({ status: 'refused' });
});
