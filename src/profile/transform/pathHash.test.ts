/** @jest-environment node */
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { buildPathReference, findInvertedPath, getPath, getPathReference, resolvePathHash } from './pathHash';

const LONG = `f<${'int, '.repeat(100)}int>`;

function listNodes(tree: FlameTree): number[] {
  return Array.from({ length: tree.nodeCount - 1 }, (_, index) => index + 1);
}

test('a path lists the nodes from the root on', () => {
  const tree = treeFromText('a;b;c 1\na;d;e 2');
  expect(getPath(tree, 5)).toEqual([0, 1, 4, 5]);
  expect(getPath(tree, 0)).toEqual([0]);
});

test('a link names function, depth and a hash that must not change', () => {
  const tree = treeFromText('main;handle 1');
  expect(getPathReference(tree, 2)).toEqual({ name: 'handle', depth: 2, hash: '53c944a8cfb0d7ca' });
});

test('a link can be made from the names alone', () => {
  const tree = treeFromText(`a;b;a;b 1\na;${LONG} 3`);
  for (const node of listNodes(tree)) {
    const names = getPath(tree, node)
      .slice(1)
      .map((step) => getName(tree, step));
    expect(buildPathReference(names)).toEqual(getPathReference(tree, node));
  }
});

test('every node is found by its link, also in a tree loaded anew', () => {
  const text = `a;b;a;b 1\nb;a 2\na;${LONG} 3\na;${LONG}! 4`;
  const tree = treeFromText(text);
  const again = treeFromText(text.split('\n').reverse().join('\n'));
  for (const node of listNodes(tree)) {
    const reference = getPathReference(tree, node);
    expect(resolvePathHash(tree, reference)).toBe(node);
    const there = resolvePathHash(again, reference);
    expect(there).toBeDefined();
    expect(getPathReference(again, there ?? 0)).toEqual(reference);
    expect(reference.name.length).toBeLessThan(100);
  }
});

test('what the server cut and a function of that name are told apart', () => {
  const tree = treeFromText('a;other 1\na;other;b 2\nb;other 3', { limited: true });
  const links = listNodes(tree).map((node) => getPathReference(tree, node).hash);
  expect(new Set(links).size).toBe(tree.nodeCount - 1);
});

test('a link with a false name finds nothing', () => {
  const tree = treeFromText('main;handle 1');
  const reference = getPathReference(tree, 2);
  expect(resolvePathHash(tree, { ...reference, name: 'main' })).toBeUndefined();
  expect(resolvePathHash(tree, { ...reference, depth: 1 })).toBeUndefined();
  expect(findInvertedPath(tree, { ...reference, depth: 1_000_000 })).toBeUndefined();
  expect(findInvertedPath(tree, { ...reference, hash: 'x' })).toBeUndefined();
});

test('the value of stacks that end in a path goes to where the end begins', () => {
  const inverted = treeFromText('read;parse 1');
  const upright = treeFromText('main;parse;read 5\nparse;read 2\nmain;read 3\nparse;read;read 7');
  const value = findInvertedPath(upright, getPathReference(inverted, 2));
  expect([...(value ?? [])]).toEqual([0, 0, 5, 0, 0, 2, 0, 0]);
});

test('a path of 20,000 levels is found', () => {
  const builder = new FlameTreeBuilder();
  for (let depth = 0; depth <= 20_000; depth++) {
    builder.push(depth, depth % 3, 1);
  }
  const tree = builder.build(['total', 'a', 'b']);
  expect(resolvePathHash(tree, getPathReference(tree, 20_000))).toBe(20_000);
});
