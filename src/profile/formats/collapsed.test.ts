/** @jest-environment node */
import fc from 'fast-check';
import { createEmptyTree, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import type { ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { parseCollapsed } from './parseCollapsed';
import { printCollapsed } from './printCollapsed';

test('prints a line per stack that spent something itself', () => {
  const tree = treeFromText('main;handle;parse 30\nmain;handle 5\nmain;gc 10');

  expect([...printCollapsed(tree)].join('')).toBe('main;handle 5\nmain;handle;parse 30\nmain;gc 10\n');
});

test('what is printed parses to the same tree', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      expect(printTree(parseCollapsed([...printCollapsed(tree)].join('')))).toEqual(printTree(tree));
    }),
  );
});

test('reads stacks in any order, spaces in names, empty names, comments and Windows line ends', () => {
  const tree = parseCollapsed('# a comment 5\r\nmain;get it 3\r\n\r\nmain;;x 1\r\nmain;get it 2.5\r\nmain; 4\r\n 7');

  expect(printTree(tree)).toEqual([
    'total 17.5 (self 7)',
    '  main 10.5 (self 0)',
    '    get it 5.5 (self 5.5)',
    '     5 (self 4)',
    '      x 1 (self 1)',
  ]);
});

test('comments never look like a stack', () => {
  const text = [...printCollapsed(treeFromText('main 1'), ['38 % cut, of 100\nlines 7'])].join('');

  expect(text).toBe('# 38 % cut, of 100 lines 7 #\nmain 1\n');
});

test('names lose what the format cannot hold, and nothing else', () => {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 0);
  builder.push(1, 1, 2 ** 70);

  expect([...printCollapsed(builder.build(['total', 'Ljava/lang/Map;.get\n<init> =1']))]).toEqual([
    'Ljava/lang/Map:.get <init> =1 1180591620717411303424\n',
  ]);
});

test('an empty tree prints nothing, and nothing parses to a tree without value', () => {
  expect([...printCollapsed(createEmptyTree())].join('')).toBe('');
  expect(parseCollapsed('').total[0]).toBe(0);
});

test.each<[string, string, ProfileErrorReason]>([
  ['a line without a value', 'main;handle', 'malformed'],
  ['a value that is no number', 'main;handle x1', 'malformed'],
  ['JSON', '{"version": 1}', 'malformed'],
  ['a negative value', 'main -1', 'negative'],
  ['a name without end', `${'x'.repeat(2_000_000)} 1`, 'too-large'],
])('refuses %s', (_, text, reason) => {
  expect(() => parseCollapsed(text)).toThrow(expect.objectContaining({ name: 'ProfileDecodeError', reason }));
});

test('refuses more nodes than allowed', () => {
  const trie = new StackTrie(0, 'collapsed', 3);
  const second = trie.child(trie.child(0, 1), 2);
  expect(() => trie.child(second, 3)).toThrow('more than 3 nodes');
});

test('refuses to write stacks that would not fit', () => {
  const builder = new FlameTreeBuilder();
  for (let depth = 0; depth < 40_000; depth++) {
    builder.push(depth, 0, 1);
  }

  expect(() => [...printCollapsed(builder.build(['f']))]).toThrow('too deep to be written as collapsed');
});
