/** @jest-environment node */
import fc from 'fast-check';
import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import type { ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { parseFlamebearer } from './parseFlamebearer';
import { printFlamebearer } from './printFlamebearer';

const options = { name: 'cpu', units: 'samples', sampleRate: 1e9 };
const limited = { limited: true };
const unlimited = { limited: false };

test('prints what a Pyroscope answers for the same profile', () => {
  const tree = treeFromText(
    'main;gc 206\nmain;handle;parse 445\nmain;handle;render 814\nmain;handle;render;escape 780',
  );

  expect(JSON.parse([...printFlamebearer([tree], options)].join(''))).toEqual({
    version: 1,
    flamebearer: {
      names: ['total', 'main', 'gc', 'handle', 'parse', 'render', 'escape'],
      levels: [
        [0, 2245, 0, 0],
        [0, 2245, 0, 1],
        [0, 206, 206, 2, 0, 2039, 0, 3],
        [206, 445, 445, 4, 0, 1594, 814, 5],
        [1465, 780, 780, 6],
      ],
      numTicks: 2245,
      maxSelf: 814,
    },
    metadata: { format: 'single', spyName: '', sampleRate: 1e9, units: 'samples', name: 'cpu' },
    timeline: null,
  });
});

test('what is printed parses to the same tree', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      expect(parseFlamebearer([...printFlamebearer([tree], options)].join(''), unlimited)).toEqual({
        kind: 'single',
        name: 'cpu',
        units: 'samples',
        sampleRate: 1e9,
        tree,
      });
    }),
  );
});

test('keeps what a server cut', () => {
  const tree = treeFromText('main;other 5\nmain;work 3', limited);
  const parsed = parseFlamebearer([...printFlamebearer([tree], options)].join(''), limited);

  expect(parsed.kind === 'single' && printTree(parsed.tree)).toEqual(printTree(tree));
});

test('a diff keeps both sides', () => {
  fc.assert(
    fc.property(arbitraryTree, fc.array(fc.nat(1000), { minLength: 1 }), (left, values) => {
      const self = left.self.map((_, node) => values[node % values.length] ?? 0);
      const right: FlameTree = { ...left, self, ...computeTotals(left.depth, self) };

      expect(parseFlamebearer([...printFlamebearer([left, right], options)].join(''), unlimited)).toEqual({
        kind: 'double',
        name: 'cpu',
        units: 'samples',
        sampleRate: 1e9,
        left,
        right,
      });
    }),
  );
});

const fileWith = (names: unknown, levels: unknown) => JSON.stringify({ flamebearer: { names, levels } });

test.each<[string, string, ProfileErrorReason]>([
  ['text', 'main 1', 'malformed'],
  ['JSON null', 'null', 'malformed'],
  ['another JSON file', '{"profiles": []}', 'malformed'],
  ['names that are no texts', fileWith([1], [[0, 1, 1, 0]]), 'malformed'],
  ['levels that are no lists', fileWith(['a'], [7]), 'malformed'],
  ['values that are no numbers', fileWith(['a'], [[0, null, 1, 0]]), 'malformed'],
  ['a bar that is not whole', fileWith(['a'], [[0, 1, 1]]), 'truncated'],
])('refuses %s', (_, text, reason) => {
  expect(() => parseFlamebearer(text, unlimited)).toThrow(
    expect.objectContaining({ name: 'ProfileDecodeError', reason }),
  );
});
