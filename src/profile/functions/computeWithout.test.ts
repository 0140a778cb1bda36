/** @jest-environment node */
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeWithout } from './computeWithout';

function without(text: string, ...names: readonly string[]) {
  const tree = treeFromText(text);
  return computeWithout(
    tree,
    tree.names.map((name) => (names.includes(name) ? 1 : 0)),
  );
}

const SHOP = 'main;encode;escape 2\nmain;encode;copy 1\nmain;encode 3\nmain;log;escape 1\nmain;gc 4';

test('all that passes through a function is the most that can be gone; what others call as well may only move', () => {
  expect(without(SHOP, 'encode')).toEqual({ atMost: 6, mayMove: 2, moving: [{ name: 'escape', value: 2 }] });
});

test('a function that only the others call goes with them', () => {
  expect(without(SHOP, 'encode', 'log')).toEqual({ atMost: 7, mayMove: 0, moving: [] });
});

test('stacks through several of the functions, or through one twice, count once', () => {
  expect(without('a;b;a;c 5\nd 1', 'a', 'b').atMost).toBe(5);
});

test('what may move counts with all that it calls, once', () => {
  const { moving, mayMove } = without('f;shared;inner 4\nf;shared 1\ng;shared 1\ng;inner 1', 'f');
  expect(moving).toEqual([{ name: 'shared', value: 5 }]);
  expect(mayMove).toBe(5);
});

test('without any function nothing is gone', () => {
  expect(without(SHOP)).toEqual({ atMost: 0, mayMove: 0, moving: [] });
});
