/** @jest-environment node */
import { getName, getTotal, isExactSum } from 'profile/tree/FlameTree';
import type { ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { printTree } from '../../../tests/helpers/printTree';
import { decodeDoubleBars, decodeLevels } from './decodeLevels';
import { type FlameGraphLevels, LevelBars } from './readLevels';

const unlimited = { limited: false };

/** Levels that a Pyroscope gave for the profile of `decodeTree.test.ts`. */
const recorded: FlameGraphLevels = {
  names: ['total', 'main', 'walk', 'visit', 'handle', 'render', 'escape', 'parse', 'gc'],
  levels: [
    ['0', '26180000000', '0', '0'],
    ['0', '26180000000', '0', '1'],
    ['0', '2060000000', '2060000000', '8', '0', '20390000000', '0', '4', '0', '3730000000', '0', '2'],
    [
      ['2060000000', '4450000000', '4450000000', '7', '0', '15940000000', '8140000000', '5'],
      ['0', '1580000000', '1580000000', '3', '0', '2150000000', '0', '2'],
    ].flat(),
    ['14650000000', '7800000000', '7800000000', '6', '1580000000', '2150000000', '0', '2'],
    ['24030000000', '2150000000', '2150000000', '3'],
  ],
};

test('decodes an answer that a Pyroscope gave', () => {
  expect(printTree(decodeLevels(recorded, { limited: true }))).toEqual([
    'main 26180000000 (self 0)',
    '  gc 2060000000 (self 2060000000)',
    '  handle 20390000000 (self 0)',
    '    parse 4450000000 (self 4450000000)',
    '    render 15940000000 (self 8140000000)',
    '      escape 7800000000 (self 7800000000)',
    '  walk 3730000000 (self 0)',
    '    visit 1580000000 (self 1580000000)',
    '    walk 2150000000 (self 0)',
    '      walk 2150000000 (self 0)',
    '        visit 2150000000 (self 2150000000)',
  ]);
});

test.each([
  ['numbers', Number],
  ['bigints', BigInt],
])('takes %s as well', (_, convert) => {
  const levels = recorded.levels.map((level) => Array.from(level, (value) => convert(value)));

  expect(decodeLevels({ ...recorded, levels }, unlimited)).toEqual(decodeLevels(recorded, unlimited));
});

test('shows callees that are missing as cut', () => {
  const tree = decodeLevels(
    {
      names: ['total', 'a', 'b'],
      levels: [
        [0, 10, 0, 0],
        [0, 8, 3, 1],
        [3, 4, 4, 2],
      ],
    },
    unlimited,
  );

  expect(printTree(tree)).toEqual(['a 8 (self 3)', '  b 4 (self 4)', '  other 1 (cut)', 'other 2 (cut)']);
});

test('puts a bar without width under the bar that it ends with', () => {
  const tree = decodeLevels(
    {
      names: ['total', 'a', 'b', 'zero'],
      levels: [
        [0, 5, 0, 0],
        [0, 3, 3, 1, 0, 2, 2, 2],
        [3, 0, 0, 3, 2, 0, 0, 3],
      ],
    },
    unlimited,
  );

  expect(printTree(tree)).toEqual(['a 3 (self 3)', '  zero 0 (self 0)', 'b 2 (self 2)', '  zero 0 (self 0)']);
});

test('tells when numbers beyond 2^53 made it inexact', () => {
  const tree = decodeLevels(
    {
      names: ['total', 'a', 'b'],
      levels: [
        [0n, 2n ** 60n + 3n, 0n, 0n],
        [0n, 2n ** 60n, 2n ** 60n, 1n, 0n, 3n, 3n, 2n],
      ],
    },
    unlimited,
  );

  expect(isExactSum(getTotal(tree))).toBe(false);
  expect(printTree(tree)).toEqual([`a ${2 ** 60} (self ${2 ** 60})`, 'b 3 (self 3)']);
});

test('decodes 30,000 levels', () => {
  const levels = Array.from({ length: 30_000 }, () => [0, 5, 0, 0]);
  const tree = decodeLevels({ names: ['f'], levels: [...levels, [0, 5, 5, 0]] }, unlimited);

  expect(tree.depth[30_000]).toBe(30_000);
});

test('no levels are an empty tree', () => {
  expect(decodeLevels({ names: [], levels: [] }, unlimited).nodeCount).toBe(0);
});

test('decodes a diff into two trees of one shape', () => {
  const levels = [
    [0, 10, 0, 0, 20, 0, 0],
    [0, 8, 1, 0, 15, 2, 1, 0, 2, 2, 0, 5, 5, 4],
    [1, 7, 7, 2, 0, 0, 2, 0, 0, 0, 0, 13, 13, 3],
  ];
  const sizes = levels.map((level) => level.length);
  const bars = new LevelBars(['total', 'main', 'old', 'new', 'other'], sizes, 2);
  levels.flat().forEach((number) => bars.add(number));
  const { left, right } = decodeDoubleBars(bars, { limited: true });

  expect(printTree(left)).toEqual(['main 8 (self 1)', '  old 7 (self 7)', '  new 0 (self 0)', 'other 2 (cut)']);
  expect(printTree(right)).toEqual(['main 15 (self 2)', '  old 0 (self 0)', '  new 13 (self 13)', 'other 5 (cut)']);
  expect([0, 1, 2, 3].map((node) => getName(left, node))).toEqual([0, 1, 2, 3].map((node) => getName(right, node)));
});

test.each<[string, FlameGraphLevels, ProfileErrorReason]>([
  ['a bar that is not whole', { names: ['total'], levels: [[0, 10, 0]] }, 'truncated'],
  ['two roots', { names: ['total'], levels: [[0, 1, 0, 0, 0, 1, 0, 0]] }, 'malformed'],
  ['a name that does not exist', { names: ['total'], levels: [[0, 1, 1, 1]] }, 'malformed'],
  ['a number that is none', { names: ['total'], levels: [[0, 'one', 1, 0]] }, 'malformed'],
  ['a negative total', { names: ['total'], levels: [[0, -1, 0, 0]] }, 'negative'],
  [
    'a bar outside of its level',
    {
      names: ['total'],
      levels: [
        [0, 5, 0, 0],
        [3, 4, 4, 0],
      ],
    },
    'inconsistent',
  ],
  [
    'a bar under none',
    {
      names: ['total'],
      levels: [
        [0, 5, 0, 0],
        [9, 4, 4, 0],
      ],
    },
    'inconsistent',
  ],
  ['a self larger than the total', { names: ['total'], levels: [[0, 5, 6, 0]] }, 'inconsistent'],
])('refuses %s', (_, input, reason) => {
  expect(() => decodeLevels(input, unlimited)).toThrow(expect.objectContaining({ reason }));
});

test('refuses more bars than allowed', () => {
  const input = {
    names: ['f'],
    levels: [
      [0, 5, 0, 0],
      [0, 5, 5, 0],
    ],
  };

  expect(() => decodeLevels(input, { limited: false, maxNodes: 1 })).toThrow('more than 1 bars');
});
